using Indexer.Extraction;
using Indexer.Extraction.Json;
using Indexer.Reading;
using Search.Documents.Store;
using Search.Engine;
using Search.Engine.Searching;

namespace Indexer.Evaluation;

/// <param name="Query">The judged query.</param>
/// <param name="Typed">What was searched: its text, or the text perturbed.</param>
/// <param name="Figures">How the answer did.</param>
/// <param name="Answer">What was understood, and the first hits.</param>
internal sealed record EvaluatedQuery(JudgedQuery Query, string Typed, RelevanceFigures Figures, SearchResult Answer)
{
    /// <summary>Whether something else was searched than was typed.</summary>
    public bool IsRewritten => Answer.Query.Rewrites.Count > 0 || Answer.Query.Understood != Answer.Query.Text;
}

/// <summary>All queries of a set, typed in one way.</summary>
/// <param name="Perturbation">A name of <see cref="Perturbation"/>, or <see cref="Perturbation.None"/>.</param>
/// <param name="Queries">In the order of the set.</param>
internal sealed record EvaluatedQueries(string Perturbation, IReadOnlyList<EvaluatedQuery> Queries)
{
    public RelevanceFigures Mean => RelevanceFigures.Mean([.. Queries.Select(q => q.Figures)]);
}

/// <summary>Indexes a judged set in a folder of its own and measures its queries, several at a time.</summary>
internal sealed class Evaluator(SearchIndex index)
{
    private const int Depth = 100;

    /// <summary>The index of a set's documents: as it was kept in <paramref name="folder"/>, or built there.</summary>
    public static async Task<SearchIndex> OpenAsync(JudgedSet set, string folder, CancellationToken cancellation)
    {
        SearchIndex index = SearchIndex.Open(folder);
        if (index.Count == 0)
        {
            await IndexAsync(set, folder, cancellation);
            index.Refresh();
        }

        return index;
    }

    /// <summary>Indexes a set's documents, read as an ingest reads them; nothing counts before the last one is in.</summary>
    private static async Task IndexAsync(JudgedSet set, string folder, CancellationToken cancellation)
    {
        using IndexApplier applier = IndexApplier.Open(folder);
        var batch = new List<DocumentChange>();
        int sequence = 0;
        await using FileStream file = File.OpenRead(set.Corpus);
        await using Stream content = set.Corpus.EndsWith(".gz", StringComparison.Ordinal) ? new UnpackingStream(file, () => file.Length) : file;
        var context = new ExtractionContext(set.Name, new Dictionary<string, string>());
        await foreach (Extracted item in new JsonLinesExtractor().ExtractAsync(content, context, cancellation))
        {
            if (item.Draft is not { } draft)
            {
                continue;
            }

            batch.Add(new DocumentChange(++sequence, draft.Document.Id, DocumentReader.Complete(draft)));
            if (batch.Count == 500)
            {
                applier.Apply(batch, cancellation);
                batch.Clear();
            }
        }

        applier.Apply(batch, cancellation);
        applier.Commit();
    }

    /// <summary>Searches every query as a person types it who does what <paramref name="perturbation"/> says.</summary>
    public EvaluatedQueries Evaluate(JudgedSet set, string perturbation, CancellationToken cancellation) => new(
        perturbation,
        [.. set.Queries.AsParallel().AsOrdered().WithCancellation(cancellation).Select(query => Evaluate(query, Perturbation.Apply(perturbation, query), cancellation))]);

    private EvaluatedQuery Evaluate(JudgedQuery query, string typed, CancellationToken cancellation)
    {
        SearchResult answer = index.Search(new SearchRequest { Text = typed, Size = Depth, Passages = false }, cancellation);
        return new EvaluatedQuery(query, typed, RelevanceFigures.Of([.. answer.Hits.Select(h => h.Id)], query.Relevant), answer);
    }
}
