using CrashSuite.Samples;
using Search.Engine;
using Search.Engine.Searching;

namespace CrashSuite.PowerCuts;

/// <summary>The power goes while an index is written, at any step, and again while it is mended.</summary>
public sealed class IndexPowerCutTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void An_index_goes_on_from_a_whole_commit_and_ends_as_the_store()
    {
        foreach (int seed in Extent.Seeds(sample: 3, all: 40))
        {
            using TemporaryFolder folder = new();
            Recording recording = Record(folder.File("first", "x"), seed);
            var random = new Random(seed);
            foreach (int count in Extent.Of(recording.Journal.Count, sample: 30, random))
            {
                int cut = random.Next();
                string root = folder.File(Extent.Say("cut", count), "x");
                root = Path.GetDirectoryName(root)!;
                string lost = recording.Journal.Restore(count, root, new Random(cut));
                try
                {
                    Check(recording, count, root, cut);
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"Seed {seed}, cut {count} of {recording.Journal.Count}, {lost}: {fault.Message}", fault);
                }

                Directory.Delete(root, recursive: true);
            }
        }
    }

    private static void Check(Recording recording, int count, string root, int cut)
    {
        long promised = recording.Commits.LastOrDefault(commit => commit.Steps <= count).Sequence;
        using (SearchIndex index = SearchIndex.Open(root))
        {
            index.Sequence.ShouldBeInRange(promised, recording.Store.Sequence, "what was committed is there, and nothing else");
            index.Search(new SearchRequest { Text = "họp thường kỳ" }, Cancellation).Total.ShouldBeInRange(0, index.Count);
        }

        // The power goes again while what is missing is applied.
        var journal = new Journal(root);
        Apply(root, new RecordingDisk(root, journal), recording.Store, promised);
        var random = new Random(cut);
        string again = root + "-again";
        journal.Restore(random.Next(journal.Count + 1), again, random);
        Apply(again, new RecordingDisk(again, new Journal()), recording.Store, promised);
        using SearchIndex mended = SearchIndex.Open(again);
        mended.Sequence.ShouldBe(recording.Store.Sequence);
        Contents.Of(mended).ShouldBe(recording.Store.Content);
        Directory.Delete(again, recursive: true);
    }

    private static void Apply(string root, Search.Engine.Storage.IndexDisk disk, ModelStore store, long promised)
    {
        using IndexApplier applier = IndexApplier.Open(root, disk);
        applier.Sequence.ShouldBeInRange(promised, store.Sequence);
        foreach (var batch in store.After(applier.Sequence).Chunk(25))
        {
            applier.Apply(batch, Cancellation);
            applier.Commit();
        }
    }

    /// <summary>Writes, applies and commits so often that segments are merged, and writes down every step.</summary>
    private static Recording Record(string root, int seed)
    {
        root = Directory.CreateDirectory(root).FullName;
        var journal = new Journal();
        var store = new ModelStore();
        var commits = new List<(int Steps, long Sequence)>();
        var workload = new Workload(seed);
        var random = new Random(seed);
        using (IndexApplier applier = IndexApplier.Open(root, new RecordingDisk(root, journal)))
        {
            for (int batch = 0; batch < 30; batch++)
            {
                long before = store.Sequence;
                store.Write(workload.Next(8));
                applier.Apply(store.After(before), Cancellation);
                if (random.Next(3) > 0)
                {
                    applier.Commit();
                    commits.Add((journal.Count, store.Sequence));
                }
            }
        }

        return new Recording(journal, store, commits);
    }

    private sealed record Recording(Journal Journal, ModelStore Store, List<(int Steps, long Sequence)> Commits);
}
