using Lucene.Net.Search;
using Search.Engine.Schema;
using Search.Engine.Snippets;

namespace Search.Engine.Searching;

/// <summary>Reads what the hits of one page show.</summary>
internal sealed class HitReader(IndexSearcher searcher, MarkPlan marks, bool withPassages, CancellationToken cancellation)
{
    private readonly Highlighter highlighter = new(marks);

    public IReadOnlyList<Hit> Read(IReadOnlyList<Ranked> page) => [.. page.Select(Read)];

    private Hit Read(Ranked ranked)
    {
        cancellation.ThrowIfCancellationRequested();
        HitRecord record = HitRecord.Read(searcher.IndexReader, ranked.Doc);
        BodyText? body = withPassages ? BodyText.Read(searcher.IndexReader, ranked.Doc, highlighter.Reach) : null;
        (MarkedText title, IReadOnlyList<Snippet> passages) = highlighter.Show(record.Title, body?.Text ?? "", body?.Parts ?? BodyParts.None);
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
