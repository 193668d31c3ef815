using System.CommandLine;
using System.Text.Json;
using Indexer.Following;
using Indexer.Tasks;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;
using Search.Engine;
using Spectre.Console;

namespace Indexer.Commands;

/// <summary>
/// <c>indexer reindex</c>: asks for a new generation and waits for it. Where nobody holds the index, it is built by this process; else by whoever does.
/// </summary>
internal static class ReindexCommand
{
    public static Command Create(Installation installation)
    {
        var json = new Option<bool>("--json") { Description = "Print the task as one JSON object at the end and nothing else." };
        var command = new Command("reindex", "Build a new generation of the index from the store, check it, and swap it in while searches go on.") { json };
        command.SetAction((parsed, cancellation) => RunAsync(installation, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, bool json, CancellationToken cancellation)
    {
        using ILoggerFactory logging = installation.Logging(json ? LogLevel.Error : LogLevel.Warning);
        await using IDocumentStore store = await installation.OpenExistingStoreAsync(cancellation);
        var tasks = new ServiceTasks(store.Records, TimeProvider.System);
        string id = (await tasks.RequestReindexAsync(IndexIdentity.Of(installation.Data.IndexPath), "asked for", cancellation)).Id;
        ServiceTask task;
        try
        {
            await using var upkeep = new IndexUpkeep(store, installation.Data.IndexPath, logging.CreateLogger<StoreFollower>());
            task = await new TaskDisplay(json, AnsiConsole.Console, TimeProvider.System).WaitAsync(LookAsync, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Whoever stops the command does not want what it asked for.
            await tasks.CancelAsync(id, CancellationToken.None);
            throw;
        }

        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(TaskAnswer.From(task), OutputJson.Readable.TaskAnswer));
        }

        foreach (string error in task.Errors)
        {
            await Console.Error.WriteLineAsync(error);
        }

        return task.State == TaskState.Succeeded ? ExitCodes.Done : ExitCodes.Failed;

        async Task<ServiceTask> LookAsync() => await tasks.FindAsync(id, cancellation) ?? throw new IOException($"Task {id} is gone from the store.");
    }
}
