using CrashSuite.Samples;
using Microsoft.Data.Sqlite;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;

namespace CrashSuite.PowerCuts;

/// <summary>The power goes while the store is written, at any step: what was acknowledged is there, whole, and nothing in between.</summary>
public sealed class StorePowerCutTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_survives()
    {
        foreach (int seed in Extent.Seeds(sample: 3, all: 40))
        {
            using TemporaryFolder folder = new();
            Recording recording = await RecordAsync(Directory.CreateDirectory(Path.Combine(folder.Path, "first")).FullName, seed);
            var random = new Random(seed);
            foreach (int count in Extent.Of(recording.Journal.Count, sample: 80, random))
            {
                string root = Path.Combine(folder.Path, Extent.Say("cut", count));
                string lost = recording.Journal.Restore(count, root, new Random(random.Next()));
                try
                {
                    await CheckAsync(recording, count, root);
                }
                catch (Exception fault)
                {
                    throw new InvalidOperationException($"Seed {seed}, cut {count} of {recording.Journal.Count}, {lost}: {fault.Message}", fault);
                }

                Directory.Delete(root, recursive: true);
            }
        }
    }

    private static async Task CheckAsync(Recording recording, int count, string root)
    {
        int acknowledged = recording.States.FindLastIndex(state => state.Steps <= count);
        await using (SqliteDocumentStore store = await OpenAsync(root))
        {
            SortedDictionary<string, string> found = await Contents.OfAsync(store);
            State[] allowed = [.. recording.States.Skip(Math.Max(0, acknowledged)).Take(2)];
            allowed.ShouldContain(state => found.SequenceEqual(state.Content), $"neither what was acknowledged nor the write under way, but {string.Join(", ", found)}");
            (await store.LastSequenceAsync(Cancellation)).ShouldBeGreaterThanOrEqualTo(acknowledged < 0 ? 0 : recording.States[acknowledged].Sequence);

            // It goes on, with sequences that no follower has seen.
            IReadOnlyList<WriteResult> written = await store.WriteAsync([new DocumentWrite("sau", new() { Id = "sau", Title = "Sau khi có điện" })], Cancellation);
            found["sau"] = "Sau khi có điện";
            written[0].Sequence.ShouldBe(await store.LastSequenceAsync(Cancellation));
            (await Contents.OfAsync(store)).ShouldBe(found);
        }

        using var connection = new SqliteConnection($"Pooling=False;Data Source={root}/store.db");
        connection.Open();
        using SqliteCommand check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        check.ExecuteScalar().ShouldBe("ok");
    }

    /// <summary>Opens, writes and closes again and again, so that the log is also written back, and writes down every step.</summary>
    private static async Task<Recording> RecordAsync(string root, int seed)
    {
        var journal = new Journal();
        SqliteDisk.Watch(root, new SqliteRecording(root, journal));
        var workload = new Workload(seed);
        var states = new List<State> { new(0, 0, []) };
        for (int opening = 0; opening < 4; opening++)
        {
            await using SqliteDocumentStore store = await OpenAsync(root, ";Vfs=" + SqliteDisk.Name);
            for (int batch = 0; batch < 8; batch++)
            {
                await store.WriteAsync(workload.Next(8), Cancellation);
                int steps = journal.Count;
                states.Add(new(steps, await store.LastSequenceAsync(Cancellation), await Contents.OfAsync(store)));
            }
        }

        SqliteDisk.Forget(root);
        return new Recording(journal, states);
    }

    private static Task<SqliteDocumentStore> OpenAsync(string root, string settings = "") =>
        SqliteDocumentStore.OpenAsync($"Data Source={root}/store.db{settings}", TimeProvider.System, Cancellation);

    private sealed record State(int Steps, long Sequence, SortedDictionary<string, string> Content);

    private sealed record Recording(Journal Journal, List<State> States);
}
