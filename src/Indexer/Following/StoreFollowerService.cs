using Microsoft.Extensions.Hosting;

namespace Indexer.Following;

/// <summary>Runs a follower as long as the program: <c>indexer run</c>, and the API where it keeps the index up itself.</summary>
public sealed class StoreFollowerService(StoreFollower follower) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => follower.RunAsync(stoppingToken), CancellationToken.None);
}
