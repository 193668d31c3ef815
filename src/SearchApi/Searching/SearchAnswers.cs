using Indexer.Languages;
using Search.Documents;
using Search.Engine.Searching;

namespace SearchApi.Searching;

/// <summary>Puts the engine's result into the shape of the contract.</summary>
public static class SearchAnswers
{
    /// <summary>The answer to a request.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="result">What was found.</param>
    /// <param name="took">How long the search took.</param>
    /// <param name="language">The language of what is explained.</param>
    public static SearchAnswer From(SearchRequest request, SearchResult result, TimeSpan took, Language language) => new(
        From(result.Query),
        result.Total,
        Milliseconds(took),
        request.Page,
        request.Size,
        result.Next,
        Map(result.Hits, hit => From(hit, request.Collapse, language)),
        From(result.Facets),
        result.DidYouMean);

    /// <summary>Hits that no query found.</summary>
    public static IReadOnlyList<HitAnswer> From(IReadOnlyList<Hit> hits) => Map(hits, hit => From(hit, collapses: false, Language.Vietnamese));

    /// <summary>Marks as pairs of start and end.</summary>
    public static int[][] Pairs(IReadOnlyList<Mark> marks) => Map(marks, mark => new[] { mark.Start, mark.End });

    /// <summary>The contract's word for a kind.</summary>
    public static string Name(DocumentKind kind) => kind == DocumentKind.News ? "news" : "notice";

    /// <summary>Tenths of a millisecond are as exact as it is meant.</summary>
    public static double Milliseconds(TimeSpan took) => Math.Round(took.TotalMilliseconds, 1);

    private static QueryAnswer From(QueryUnderstanding query) => new(
        query.Text,
        query.Understood,
        Map(query.Rewrites, rewrite => new RewriteAnswer(rewrite.Kind, rewrite.From, rewrite.To)),
        query.Relaxed);

    private static HitAnswer From(Hit hit, bool collapses, Language language) => new(
        hit.Id,
        hit.Url,
        Name(hit.Kind),
        hit.Type,
        hit.Symbol,
        hit.Issuer,
        hit.Date,
        hit.Source,
        new TitleAnswer(hit.Title.Text, MarkedHtml.Render(hit.Title)),
        Map(hit.Snippets, snippet => new SnippetAnswer(
            snippet.Passage.Text, MarkedHtml.Render(snippet.Passage), Pairs(snippet.Passage.Marks), snippet.Item)),
        // JSON has no word for a score that is not a number.
        double.IsFinite(hit.Score) ? Math.Round(hit.Score, 3) : 0,
        hit.Truncated,
        collapses ? hit.Collapsed : null,
        hit.Explanation is { } explained ? ExplanationAnswers.From(explained, language) : null);

    private static Dictionary<string, IReadOnlyList<FacetCountAnswer>> From(IReadOnlyDictionary<FacetField, IReadOnlyList<FacetValue>> facets)
    {
        Dictionary<string, IReadOnlyList<FacetCountAnswer>> answer = new(facets.Count);
        foreach ((FacetField field, IReadOnlyList<FacetValue> values) in facets)
        {
            answer.Add(SearchParameters.NameOf(field), Map(values, value => new FacetCountAnswer(value.Value, value.Count)));
        }

        return answer;
    }

    private static TTo[] Map<TFrom, TTo>(IReadOnlyList<TFrom> from, Func<TFrom, TTo> map)
    {
        if (from.Count == 0)
        {
            return [];
        }

        var to = new TTo[from.Count];
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = map(from[i]);
        }

        return to;
    }
}
