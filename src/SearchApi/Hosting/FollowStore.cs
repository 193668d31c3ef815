using Indexer.Following;

namespace SearchApi.Hosting;

/// <summary>Keeps the index up with the store, where that is this process's to do.</summary>
internal sealed class FollowStore(ServiceSettings settings, StoreFollower follower) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => settings.Index.Mode == IndexMode.Embedded
        ? Task.Run(() => follower.RunAsync(stoppingToken), CancellationToken.None)
        : Task.CompletedTask;
}
