using System.CommandLine;
using System.Text.Json;
using Indexer.Sources;
using Indexer.Tasks;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Commands;

/// <summary><c>indexer status</c>: what there is. Changes nothing.</summary>
internal static class StatusCommand
{
    private const long LeastRoom = 1 << 20;

    public static Command Create(Installation installation)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object, for machines." };
        var command = new Command("status", "What the store and the index hold.") { json };
        command.SetAction((parsed, cancellation) => RunAsync(installation, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, bool json, CancellationToken cancellation)
    {
        string indexPath = installation.Data.IndexPath;
        await using IDocumentStore store = await installation.OpenExistingStoreAsync(cancellation);
        long documents = await store.CountAsync(cancellation);
        long stored = await store.LastSequenceAsync(cancellation);
        IReadOnlyList<ServiceTask> tasks = await new ServiceTasks(store.Records, TimeProvider.System).ReadAsync(cancellation);
        using SearchIndex index = SearchIndex.Open(indexPath);
        IndexState state = IndexState.Of(index, stored, tasks, indexPath);
        var status = new IndexerStatus(
            installation.Data.Path,
            index.Generation,
            documents,
            index.Count,
            stored,
            index.Sequence,
            index.Sequence >= stored ? 0 : null,
            installation.Configuration["Index:Mode"] is { Length: > 0 } mode ? mode : null,
            state.Name,
            Full(installation.Data.Path) is { } full ? string.Join(' ', full, state.Problem).TrimEnd() : state.Problem,
            tasks.Where(task => !task.IsFinished).Select(TaskAnswer.From).FirstOrDefault(),
            await SourceStatus.ReadAsync(installation.Sources, store, TimeProvider.System, cancellation));
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(status, OutputJson.Readable.IndexerStatus) : status.ToText());
        return ExitCodes.Done;
    }

    // What a running service failed at it alone knows; a full disk can be seen from here.
    private static string? Full(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace < LeastRoom ? $"The disk of '{path}' is full: nothing can be stored. Free space." : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>What there is, as <c>GET /status</c> has it.</summary>
/// <param name="Generation">Null while there is no index.</param>
/// <param name="LagSeconds">0 where everything stored can be found; else null: how long that has been so, only a running service knows.</param>
/// <param name="Mode">Where this program is told (<c>Index:Mode</c>); else null: what a running service was told, only it knows.</param>
/// <param name="State"><see cref="IndexState"/>.</param>
/// <param name="Task">A task that waits or runs.</param>
internal sealed record IndexerStatus(
    string Data,
    string? Generation,
    long Documents,
    long SearchableDocuments,
    long StoredSequence,
    long SearchableSequence,
    double? LagSeconds,
    string? Mode,
    string State,
    string? Problem,
    TaskAnswer? Task,
    IReadOnlyList<SourceStatus> Sources)
{
    public string ToText() => $"""
        data                 {Data}
        generation           {Generation ?? "none"}
        documents            {Documents}
        searchable documents {SearchableDocuments}
        stored sequence      {StoredSequence}
        searchable sequence  {SearchableSequence}
        state                {State}
        """ + (Problem is null ? "" : $"\nproblem              {Problem}")
        + (Task is null ? "" : $"\ntask                 {Task.Kind} {Task.State.ToString().ToLowerInvariant()}, {Task.Done} of {Task.Total} documents")
        + string.Concat(Sources.Select(source => "\n" + source.ToText()));
}
