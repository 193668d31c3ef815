using Lucene.Net.Search;
using Search.Engine.Schema;
using Search.Engine.Snippets;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Search.Engine.Searching;

/// <summary>Reads what the hits of one page show.</summary>
internal sealed class HitReader(IndexSearcher searcher, MarkPlan marks, bool withPassages, CancellationToken cancellation)
{
    private static readonly HashSet<string> Shown = [FieldNames.Body, FieldNames.Parts];
    private readonly Highlighter highlighter = new(marks);

    public IReadOnlyList<Hit> Read(IReadOnlyList<Ranked> page) => [.. page.Select(Read)];

    private Hit Read(Ranked ranked)
    {
        cancellation.ThrowIfCancellationRequested();
        HitRecord record = HitRecord.Read(searcher.IndexReader, ranked.Doc);
        LuceneDocument? stored = withPassages ? searcher.Doc(ranked.Doc, Shown) : null;
        (MarkedText title, IReadOnlyList<Snippet> passages) = highlighter.Show(record.Title, stored?.Get(FieldNames.Body) ?? "", stored is null ? BodyParts.None : BodyParts.Of(stored));
        return new Hit
        {
            Id = record.Id,
            Url = record.Url,
            Kind = record.Kind,
            Type = record.Type,
            Symbol = record.Symbol,
            Issuer = record.Issuer,
            Date = record.Date,
            Source = record.Source,
            Truncated = record.IsTruncated,
            Title = title,
            Snippets = passages,
            Score = ranked.Score,
        };
    }
}
