using CrashSuite.Samples;
using Search.Engine;
using Search.Engine.Storage;

namespace CrashSuite.Readers;

/// <summary>A reader that looks at every step of the writer's commits sees the documents of one moment: none twice, none missing, also those that move to another audience.</summary>
public sealed class ReaderBesideWriterTests
{
    [Fact]
    public void Every_look_shows_one_moment()
    {
        using TemporaryFolder folder = new();
        var store = new ModelStore();
        var moments = new Dictionary<long, SortedDictionary<string, string>> { [0] = [] };
        var workload = new Workload(seed: 1);
        int looks = 0;
        using var index = SearchIndex.Open(folder.Path);
        var looking = new Lock();
        var disk = new WatchedDisk(() =>
        {
            lock (looking)
            {
                if (index.Refresh())
                {
                    looks++;
                    Contents.Of(index).ShouldBe(moments[index.Sequence]);
                }
            }
        });
        using IndexApplier applier = IndexApplier.Open(folder.Path, disk);
        for (int batch = 0; batch < 25; batch++)
        {
            long before = store.Sequence;
            store.Write(workload.Next(8));
            moments[store.Sequence] = store.Content;
            applier.Apply(store.After(before), TestContext.Current.CancellationToken);
            applier.Commit();
        }

        index.Refresh();
        Contents.Of(index).ShouldBe(store.Content);
        looks.ShouldBeGreaterThan(10);
    }

    /// <summary>A disk that lets someone look whenever something becomes durable.</summary>
    private sealed class WatchedDisk(Action look) : IndexDisk
    {
        public override void SyncFolder(string folder) => look();

        public override void SyncFile(string file) => look();
    }
}
