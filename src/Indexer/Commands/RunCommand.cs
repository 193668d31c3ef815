using System.CommandLine;
using Indexer.Following;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;

namespace Indexer.Commands;

/// <summary><c>indexer run</c>: the daemon that keeps the index up with the store until it is stopped.</summary>
internal static class RunCommand
{
    public static Command Create(Installation installation)
    {
        var command = new Command("run", "Keep the index up with the store until stopped.");
        command.SetAction((_, cancellation) => RunAsync(installation, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, CancellationToken cancellation)
    {
        using ILoggerFactory logging = installation.Logging(LogLevel.Information);
        await using IDocumentStore store = await installation.OpenStoreAsync(cancellation);
        ILogger<StoreFollower> logger = logging.CreateLogger<StoreFollower>();
        logger.LogInformation("Following the store of {Path}. Stop with Ctrl+C.", installation.Data.Path);
        var follower = new StoreFollower(
            store,
            installation.Data.IndexPath,
            new FollowerOptions(),
            TimeProvider.System,
            logger,
            sequence => logger.LogInformation("Searchable up to {Sequence}", sequence));
        await follower.RunAsync(cancellation);
        return ExitCodes.Done;
    }
}
