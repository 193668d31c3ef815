using System.CommandLine;
using System.Text.Json;
using Indexer.Sources;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Commands;

/// <summary><c>indexer status</c>: what there is. Changes nothing.</summary>
internal static class StatusCommand
{
    public static Command Create(Installation installation)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object, for machines." };
        var command = new Command("status", "What the store and the index hold.") { json };
        command.SetAction((parsed, cancellation) => RunAsync(installation, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, bool json, CancellationToken cancellation)
    {
        await using IDocumentStore store = await installation.OpenStoreAsync(cancellation);
        long documents = await store.CountAsync(cancellation);
        long stored = await store.LastSequenceAsync(cancellation);
        using SearchIndex index = SearchIndex.Open(installation.Data.IndexPath);
        IReadOnlyList<SourceStatus> sources = await SourceStatus.ReadAsync(installation.Sources, store.Records, TimeProvider.System, cancellation);
        var status = new IndexerStatus(installation.Data.Path, index.Generation, documents, stored, index.Sequence, index.Count, sources);
        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(status, OutputJson.Readable.IndexerStatus));
            return ExitCodes.Done;
        }

        await Console.Out.WriteLineAsync($"""
            data                 {status.Data}
            generation           {status.Generation ?? "none"}
            documents            {status.Documents}
            searchable documents {status.SearchableDocuments}
            stored sequence      {status.StoredSequence}
            searchable sequence  {status.SearchableSequence}
            """);
        foreach (SourceStatus source in sources)
        {
            await Console.Out.WriteLineAsync(source.ToText());
        }

        return ExitCodes.Done;
    }
}

/// <param name="Generation">Null while there is no index.</param>
internal sealed record IndexerStatus(string Data, string? Generation, long Documents, long StoredSequence, long SearchableSequence, long SearchableDocuments, IReadOnlyList<SourceStatus> Sources);
