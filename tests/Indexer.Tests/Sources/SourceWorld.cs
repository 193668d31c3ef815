using System.Net;
using Indexer.Configuration;
using Indexer.Fetching;
using Indexer.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Search.Documents;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;

namespace Indexer.Tests.Sources;

/// <summary>A store, and a source that is configured as an operator would and visited into it.</summary>
public sealed class SourceWorld : IAsyncDisposable
{
    public const string Name = "Nguồn thử";

    private SqliteDocumentStore store = null!;

    public TempFolder Folder { get; } = new();

    public IDocumentStore Store => store;

    /// <summary>How names become addresses; the system's way where null.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>>? Resolve { get; set; }

    /// <summary>Asked before each write.</summary>
    public Func<CancellationToken, Task> Permit { get; set; } = _ => Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<SourceWorld> OpenAsync()
    {
        var world = new SourceWorld();
        world.store = await SqliteDocumentStore.OpenAsync("Data Source=" + world.Folder.At("data/store.db"), TimeProvider.System, Cancellation);
        return world;
    }

    public static IReadOnlyList<SourceOptions> Read(params IEnumerable<(string Key, string Value)> settings) => SourceOptions.ReadAll(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key.StartsWith("Sources:", StringComparison.Ordinal) ? setting.Key : $"Sources:0:{setting.Key}", (string?)setting.Value))).Build(),
        TimeProvider.System);

    /// <summary>The settings of one source over HTTP on this machine, quick to give up.</summary>
    public static IEnumerable<(string Key, string Value)> Local(string kind, Uri url) =>
        [("name", Name), ("kind", kind), ("url", url.AbsoluteUri), ("allowedNetworks", "127.0.0.0/8"), ("delaySeconds", "0"), ("retries", "0")];

    internal Task<SourceVisitReport> VisitAsync(params IEnumerable<(string Key, string Value)> settings) => VisitAsync(Cancellation, settings);

    internal Task<SourceVisitReport> VisitAsync(CancellationToken cancellation, params IEnumerable<(string Key, string Value)> settings)
    {
        SourceOptions options = Read(settings)[0];
        var runner = new SourceRunner(Store, new IngestOptions(), TimeProvider.System, NullLogger<SourceRunner>.Instance, () => { }, Permit);
        return runner.RunAsync(options, options.Open(new SourceTools(new HostGates(TimeProvider.System), TimeProvider.System, Resolve)), cancellation);
    }

    internal Task<SourceState> StateAsync() => new SourceStates(Store.Records).ReadAsync(Name, Cancellation);

    public async Task<IReadOnlyList<Document>> DocumentsAsync() =>
        [.. (await Store.ReadChangesAsync(0, 100_000, Cancellation)).Where(change => change.Document is not null).Select(change => change.Document!).OrderBy(document => document.Id, StringComparer.Ordinal)];

    public async Task<string[]> TitlesAsync() => [.. (await DocumentsAsync()).Select(document => document.Title).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Folder.Dispose();
    }
}
