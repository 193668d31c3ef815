using Indexer.Scheduling;
using Indexer.Sources;

namespace SearchApi.Hosting;

/// <summary>Visits the sources and asks for new generations of the index at their times, where that is this process's to do: with the index embedded, it is a whole installation.</summary>
internal sealed class KeepTimes(ServiceSettings settings, SourceService sources, ReindexTimes reindexing) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => settings.Index.Mode == IndexMode.Embedded
        ? Task.WhenAll(Task.Run(() => sources.RunAsync(stoppingToken), CancellationToken.None), Task.Run(() => reindexing.RunAsync(stoppingToken), CancellationToken.None))
        : Task.CompletedTask;
}
