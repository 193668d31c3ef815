using System.Collections;
using Search.Documents;
using Search.Engine.Generations;

namespace Search.Engine.Tests.Generations;

/// <summary>What is open is let go with the last who uses it, whoever came at the same moment.</summary>
public class SnapshotTests
{
    private static readonly HashSet<string> Everyone = ["public", "noi-bo"];

    [Fact]
    public void Two_first_searches_at_the_same_moment_hold_no_files_for_ever()
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "mo", Text = "kế hoạch chung" }, new Document { Id = "kin", Text = "kế hoạch mật", Audience = ["noi-bo"] });
        var folder = new IndexFolder(index.Folder);
        List<PartitionReader> open = PartitionReader.OpenAll(folder, folder.Current!);
        open.Count.ShouldBe(2);
        var partitions = new HookedList(open);
        var snapshot = new Snapshot(folder.Current, partitions, 1);

        // Each caller goes through the partitions twice: to learn which it may read, and to join them where nobody has. While the first joins them, the second comes.
        using var passes = new ThreadLocal<int>();
        int joining = 0;
        Thread? second = null;
        partitions.Passing = () =>
        {
            if (++passes.Value == 2 && Interlocked.Increment(ref joining) == 1)
            {
                second = new Thread(() => snapshot.ReadableBy(Everyone));
                second.Start();
                SpinWait.SpinUntil(() => Volatile.Read(ref joining) > 1 || second.ThreadState.HasFlag(ThreadState.WaitSleepJoin) || !second.IsAlive);
            }
        };
        snapshot.ReadableBy(Everyone);
        second.ShouldNotBeNull().Join();

        snapshot.Release();
        open.ShouldAllBe(partition => partition.Reader.RefCount == 0);
    }

    /// <summary>A list that tells when somebody begins to go through it.</summary>
    private sealed class HookedList(IReadOnlyList<PartitionReader> partitions) : IReadOnlyList<PartitionReader>
    {
        public Action Passing { get; set; } = () => { };

        public int Count => partitions.Count;

        public PartitionReader this[int index] => partitions[index];

        public IEnumerator<PartitionReader> GetEnumerator()
        {
            Passing();
            return partitions.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
