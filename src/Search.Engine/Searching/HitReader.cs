using Lucene.Net.Search;
using Search.Engine.Schema;
using Search.Engine.Snippets;

namespace Search.Engine.Searching;

/// <summary>Reads what the hits of one page show.</summary>
internal sealed class HitReader(IndexSearcher searcher, MarkPlan marks, bool withPassages, CancellationToken cancellation)
{
    private static readonly HashSet<string> BodyOnly = [FieldNames.Body];
    private readonly Highlighter highlighter = new(marks);

    public IReadOnlyList<Hit> Read(IReadOnlyList<Ranked> page) => [.. page.Select(Read)];

    private Hit Read(Ranked ranked)
    {
        cancellation.ThrowIfCancellationRequested();
        HitRecord record = HitRecord.Read(searcher.IndexReader, ranked.Doc);
        string body = withPassages ? searcher.Doc(ranked.Doc, BodyOnly).Get(FieldNames.Body) ?? "" : "";
        IReadOnlyList<Snippet> passages = highlighter.Passages(body);
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
            Title = highlighter.MarkTitle(record.Title),
            Snippets = passages,
            Score = ranked.Score,
        };
    }
}
