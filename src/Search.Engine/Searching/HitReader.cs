using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
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
        IList<AtomicReaderContext> leaves = searcher.IndexReader.Leaves;
        AtomicReaderContext leaf = leaves[ReaderUtil.SubIndex(ranked.Doc, leaves)];
        var packed = new BytesRef();
        leaf.AtomicReader.GetBinaryDocValues(FieldNames.Hit).Get(ranked.Doc - leaf.DocBase, packed);
        HitRecord record = HitRecord.Unpack(packed);
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
