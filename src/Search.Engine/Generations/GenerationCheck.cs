using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Documents.Store;
using Search.Engine.Schema;
using Search.Engine.Searching;
using Search.Engine.Understanding;

namespace Search.Engine.Generations;

/// <summary>Whether a generation may be used: every file is sound, and samples of its documents can be found.</summary>
internal static class GenerationCheck
{
    /// <exception cref="GenerationCheckException">With what is wrong.</exception>
    public static void Run(IndexFolder folder, string generation, IReadOnlyList<DocumentChange> samples, CancellationToken cancellation)
    {
        Snapshot snapshot;
        try
        {
            snapshot = new Snapshot(generation, PartitionReader.OpenAll(folder, generation), 0);
        }
        catch (Exception fault) when (IndexDamage.IsWhileOpening(fault))
        {
            throw new GenerationCheckException($"The new generation {generation} cannot be opened: {fault.Message}");
        }

        try
        {
            foreach (PartitionReader partition in snapshot.Partitions)
            {
                if (FileCheck.Faults(partition.Reader, cancellation).FirstOrDefault() is { } fault)
                {
                    throw new GenerationCheckException($"The new generation {generation} is damaged: {fault}");
                }
            }

            foreach (DocumentChange sample in samples)
            {
                Find(snapshot, sample, cancellation);
            }
        }
        finally
        {
            snapshot.Release();
        }
    }

    private static void Find(Snapshot snapshot, DocumentChange sample, CancellationToken cancellation)
    {
        ReadableIndex readable = snapshot.ReadableBy(sample.Document!.Audience.ToHashSet());
        TopDocs found = readable.Searcher.Search(new TermQuery(new Term(FieldNames.Id, sample.Id)), 2);
        if (found.TotalHits != 1 || HitRecord.Read(readable.Searcher.IndexReader, found.ScoreDocs[0].Doc).Id != sample.Id)
        {
            throw new GenerationCheckException($"The new generation has document '{sample.Id}' {found.TotalHits} times.");
        }

        string words = HitRecord.Cut(sample.Document.Title.Length > 0 ? sample.Document.Title : sample.Document.Text, SearchRequest.MaxText / 4)!;
        var request = new SearchRequest { Text = words, Size = 3, Match = MatchMode.Any };
        try
        {
            _ = new SearchRun(readable, Lexicon.BuiltIn, request, cancellation).Answer();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new GenerationCheckException($"The new generation does not answer the query '{words}': {fault.Message}");
        }
    }
}
