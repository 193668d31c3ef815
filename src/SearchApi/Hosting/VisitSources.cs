using Indexer.Sources;

namespace SearchApi.Hosting;

/// <summary>Visits the sources, where that is this process's to do: with the index embedded, it is a whole installation.</summary>
internal sealed class VisitSources(ServiceSettings settings, SourceService sources) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => settings.Index.Mode == IndexMode.Embedded
        ? Task.Run(() => sources.RunAsync(stoppingToken), CancellationToken.None)
        : Task.CompletedTask;
}
