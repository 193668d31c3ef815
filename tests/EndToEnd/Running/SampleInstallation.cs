[assembly: AssemblyFixture(typeof(EndToEnd.Running.SampleInstallation))]

namespace EndToEnd.Running;

/// <summary>
/// One installation with everything below <c>samples/</c> in it, shared by all tests that only read:
/// the indexer ingested and ended, then the service started.
/// </summary>
public sealed class SampleInstallation : IAsyncLifetime
{
    private readonly TemporaryFolder data = new();
    private SearchService? service;

    /// <summary>The command over the same data.</summary>
    public Indexer Indexer => new(data.Path);

    public SearchService Service => service ?? throw new InvalidOperationException("The fixture has not been initialized.");

    public async ValueTask InitializeAsync()
    {
        // Without --source: that would win over the field "source" of the JSON samples.
        await Indexer.RunAsync(0, "ingest", Checkout.Samples);
        service = await SearchService.StartAsync(data.Path);
        await service.SearchUntilAsync(answer => answer.Total > 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        data.Dispose();
    }
}
