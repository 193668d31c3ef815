namespace EndToEnd.Running;

/// <summary>The <c>indexer</c> command over one data path.</summary>
public sealed class Indexer(string dataPath, string? program = null, IReadOnlyDictionary<string, string>? settings = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Starts a command and leaves it running.</summary>
    public RunningProcess Start(params string[] arguments) =>
        RunningProcess.Start(
            program ?? Checkout.Program("Indexer"), arguments, new Dictionary<string, string>(settings ?? new Dictionary<string, string>()) { ["Data__Path"] = dataPath }, dataPath);

    /// <summary>Runs a command to its end, which must be the expected one.</summary>
    /// <returns>Standard output.</returns>
    public async Task<string> RunAsync(int exit, params string[] arguments)
    {
        await using RunningProcess process = Start(arguments);
        int code = await process.EndAsync(Patience);
        code.ShouldBe(exit, $"indexer {string.Join(' ', arguments)}\n{process.Log}");
        return process.Output;
    }

    /// <summary>Ingests with <c>--json</c> and reads the report on standard output.</summary>
    public async Task<IngestReport> IngestAsync(params string[] arguments) =>
        IngestReport.Parse(await RunAsync(0, ["ingest", .. arguments, "--json"]));
}
