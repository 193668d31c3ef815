using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Replicating;

/// <summary>One machine of several: a folder of its own, an <c>indexer run</c> and a SearchApi over the store that all share.</summary>
public sealed class Replica : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> settings;
    private RunningProcess? following;

    public Replica(string connectionString) => settings = new()
    {
        ["Store__Provider"] = "postgres",
        ["Store__ConnectionString"] = connectionString,
        ["Index__Mode"] = "external",
    };

    public SearchService Service { get; private set; } = null!;

    public Indexer Indexer => new(folder.Path, settings: settings);

    /// <summary>What its processes said, for a test that fails.</summary>
    public string Log => Service.Log + following?.Log;

    public async Task<Replica> StartAsync()
    {
        following = Indexer.Start("run");
        Service = await SearchService.StartAsync(folder.Path, settings);
        return this;
    }

    /// <summary>Ends both processes without warning; the folder stays.</summary>
    public async Task KillAsync()
    {
        await following!.KillAsync();
        await Service.DisposeAsync();
    }

    /// <summary>The ids of everything that can be found, once it is so many documents.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(int count)
    {
        await Service.SearchUntilAsync(answer => answer.Total == count, ("q", ""), ("size", "1"));
        var ids = new List<string>();
        for (int page = 1; ids.Count < count; page++)
        {
            SearchAnswer answer = await Service.SearchAsync(("q", ""), ("size", "100"), ("page", $"{page}"));
            answer.Ids.ShouldNotBeEmpty();
            ids.AddRange(answer.Ids);
        }

        return ids;
    }

    public async ValueTask DisposeAsync()
    {
        if (following is not null)
        {
            await following.DisposeAsync();
        }

        if (Service is not null)
        {
            await Service.DisposeAsync();
        }

        folder.Dispose();
    }
}
