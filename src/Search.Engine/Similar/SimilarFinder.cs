using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Documents;
using Search.Engine.Generations;
using Search.Engine.Queries;
using Search.Engine.Schema;
using Search.Engine.Scoring;
using Search.Engine.Searching;
using Search.Engine.Understanding;

namespace Search.Engine.Similar;

/// <summary>
/// Finds documents like one by the words and pairs that tell most of it, scored as those of a query are, among what the caller may read. What it costs does
/// not grow with the length of texts. For one question.
/// </summary>
internal sealed class SimilarFinder(ReadableIndex index, Lexicon lexicon, CancellationToken cancellation)
{
    /// <summary>Words and pairs that are asked for.</summary>
    private const int MostTerms = 40;

    /// <summary>The share of them that a document must have to be like it.</summary>
    private const double LeastShare = 0.15;

    /// <summary>What being of the same office adds, as a share of what the terms weigh together.</summary>
    private const float Issuer = 0.05f;

    /// <summary>Copies of it that may stand among the hits and are passed over.</summary>
    private const int MostCopies = 20;

    private readonly IndexSearcher searcher = index.Searcher;

    /// <summary>The documents most like it, best first, neither itself nor what says the same word for word; copies of one that is not in the index yet are not known.</summary>
    public IReadOnlyList<Hit> Of(Document document, int size)
    {
        Vocabulary vocabulary = index.Vocabulary();
        IReadOnlyList<TellingTerm> terms = new TellingTerms(vocabulary).Of(document, MostTerms);
        if (terms.Count == 0)
        {
            return [];
        }

        cancellation.ThrowIfCancellationRequested();
        NumericDocValues? words = MultiDocValues.GetNumericValues(searcher.IndexReader, FieldNames.Words);
        long said = words is not null && searcher.Search(new TermQuery(new Term(FieldNames.Id, document.Id)), 1).ScoreDocs is [var self] ? words.Get(self.Doc) : 0;
        Ranked[] alike =
        [
            .. searcher.Search(Query(document, terms), size + MostCopies).ScoreDocs
                .Where(found => said == 0 || words!.Get(found.Doc) != said)
                .Take(size)
                .Select(found => new Ranked(found.Doc, 0, found.Score, 0, found.Score)),
        ];
        BuiltQuery nothing = QueryBuilder.Build(new SearchRequest(), vocabulary, lexicon);
        return new HitReader(searcher, nothing.Marks, withPassages: true, cancellation).Read(alike);
    }

    private static BooleanQuery Query(Document document, IReadOnlyList<TellingTerm> terms)
    {
        var alike = new BooleanQuery(disableCoord: true) { MinimumNumberShouldMatch = Math.Max(Math.Min(2, terms.Count), (int)Math.Ceiling(terms.Count * LeastShare)) };
        foreach (TellingTerm term in terms)
        {
            alike.Add(new WordQuery([new Posting(term.Term, MatchGrade.Exact)], FieldNames.Text), Occur.SHOULD);
        }

        var all = new BooleanQuery(disableCoord: true) { { alike, Occur.MUST }, { new TermQuery(new Term(FieldNames.Id, document.Id)), Occur.MUST_NOT } };
        if (document.Issuer is { } issuer && ValueKey.Of(issuer) is { Length: > 0 } key)
        {
            all.Add(new ConstantScoreQuery(new TermQuery(new Term(FieldNames.Filter, FacetValues.FilterTerm(FacetField.Issuer, key)))) { Boost = Issuer * terms.Sum(t => t.Weight) }, Occur.SHOULD);
        }

        return all;
    }
}
