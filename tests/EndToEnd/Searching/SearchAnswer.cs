using System.Text.Json;

namespace EndToEnd.Searching;

/// <summary>What <c>GET /api/v1/search</c> answers, read the way a client written from the contract would.</summary>
public sealed record SearchAnswer(
    QueryAnswer Query,
    long Total,
    int Page,
    int Size,
    string? Next,
    IReadOnlyList<HitAnswer> Hits,
    IReadOnlyDictionary<string, IReadOnlyList<FacetAnswer>>? Facets,
    string? DidYouMean)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = false };

    public IEnumerable<string> Ids => Hits.Select(hit => hit.Id);

    public static SearchAnswer Parse(string body) => JsonSerializer.Deserialize<SearchAnswer>(body, Options)!;

    public override string ToString() => $"total {Total}, understood \"{Query.Understood}\", ids [{string.Join(", ", Ids)}]";
}

public sealed record QueryAnswer(string Text, string Understood, IReadOnlyList<RewriteAnswer> Rewrites, bool Relaxed);

public sealed record RewriteAnswer(string Kind, string From, string To);

public sealed record HitAnswer(
    string Id,
    string? Url,
    string Kind,
    string? Type,
    string? Symbol,
    string? Issuer,
    string? Date,
    string? Source,
    MarkedAnswer Title,
    IReadOnlyList<SnippetAnswer> Snippets,
    double Score,
    bool Truncated = false,
    int? Collapsed = null)
{
    /// <summary>The marked pieces of the original, title first.</summary>
    public IEnumerable<string> Marked => MarksIn(Title.Html).Concat(Snippets.SelectMany(snippet => MarksIn(snippet.Html)));

    private static IEnumerable<string> MarksIn(string html)
    {
        for (int open = html.IndexOf("<mark>", StringComparison.Ordinal); open >= 0; open = html.IndexOf("<mark>", open + 1, StringComparison.Ordinal))
        {
            int start = open + "<mark>".Length;
            yield return System.Net.WebUtility.HtmlDecode(html[start..html.IndexOf("</mark>", start, StringComparison.Ordinal)]);
        }
    }
}

public sealed record MarkedAnswer(string Text, string Html);

public sealed record SnippetAnswer(string Text, string Html, IReadOnlyList<int[]> Marks, string? Item);

public sealed record FacetAnswer(string Value, long Count);
