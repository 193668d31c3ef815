using CrashSuite.Samples;
using System.Globalization;
using EndToEnd.Running;
using Search.Documents.Store.Sqlite;
using Search.Engine;

namespace CrashSuite.Holding;

/// <summary>Two programs over one index: one applies, the other says who does and waits for its turn.</summary>
public sealed class TwoAppliersTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string IndexPath => Path.Combine(data.Path, "index");

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_second_waits_and_takes_over_when_the_first_is_killed()
    {
        await using RunningProcess first = Run();
        await WriteAsync("mot");
        await SearchableAsync(1, first);
        await using RunningProcess second = Run();
        await UntilAsync(() => second.Log.Contains("Another process holds the index", StringComparison.Ordinal), second);
        second.Log.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"process {first.Id} on {Environment.MachineName}"));

        await first.KillAsync();
        await WriteAsync("hai");
        await SearchableAsync(2, second);
        second.HasExited.ShouldBeFalse();
        File.ReadAllText(Path.Combine(IndexPath, "holder")).ShouldContain(string.Create(CultureInfo.InvariantCulture, $"process {second.Id} "));
    }

    private RunningProcess Run() =>
        RunningProcess.Start(Checkout.Program("Indexer"), ["run"], new Dictionary<string, string> { ["Data__Path"] = data.Path }, data.Path);

    private async Task WriteAsync(string id)
    {
        await using SqliteDocumentStore store = await SqliteDocumentStore.OpenAsync($"Data Source={data.Path}/store.db", TimeProvider.System, Cancellation);
        await store.WriteAsync([new(id, new() { Id = id, Title = "Thông báo " + id })], Cancellation);
    }

    private async Task SearchableAsync(long sequence, RunningProcess applier)
    {
        using SearchIndex index = SearchIndex.Open(IndexPath);
        await UntilAsync(
            () =>
            {
                index.Refresh();
                return index.Sequence == sequence;
            },
            applier);
        index.Count.ShouldBe(sequence);
    }

    private static async Task UntilAsync(Func<bool> holds, RunningProcess process)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
        {
            patience.IsCancellationRequested.ShouldBeFalse(process.Log);
            await Task.Delay(50, Cancellation);
        }
    }
}
