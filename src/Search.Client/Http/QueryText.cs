using System.Globalization;
using System.Text;

namespace Search.Client;

/// <summary>A query string as it grows; what is null, empty or false is left out.</summary>
internal sealed class QueryText
{
    private readonly StringBuilder text = new();

    public QueryText Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public QueryText Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public QueryText Add(string name, DateOnly? value) => Add(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public QueryText Add(string name, bool value) => Add(name, value ? "true" : null);

    /// <summary>A word of an enumeration, in lower case as the service has it.</summary>
    public QueryText Add<T>(string name, T? value)
        where T : struct, Enum => Add(name, value?.ToString().ToLowerInvariant());

    public QueryText Add(string name, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            Add(name, value);
        }

        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>The parameters of suggestions.</summary>
    public static QueryText Of(SuggestQuery query) => new QueryText()
        .Add("q", query.Text)
        .Add("kind", query.Kinds)
        .Add("issuer", query.Issuers)
        .Add("source", query.Sources)
        .Add("size", query.Size);

    /// <summary>The parameters of a search.</summary>
    public static QueryText Of(SearchQuery query) => new QueryText()
        .Add("q", query.Text)
        .Add("kind", query.Kinds)
        .Add("type", query.Types)
        .Add("issuer", query.Issuers)
        .Add("signer", query.Signers)
        .Add("person", query.People)
        .Add("place", query.Places)
        .Add("author", query.Authors)
        .Add("source", query.Sources)
        .Add("symbol", query.Symbols)
        .Add("recipient", query.Recipients)
        .Add("organisation", query.Organisations)
        .Add("cites", query.Cites)
        .Add("urgency", query.Urgencies)
        .Add("secrecy", query.Secrecies)
        .Add("superior", query.Superiors)
        .Add("year", query.Years.Select(year => year.ToString("D4", CultureInfo.InvariantCulture)))
        .Add("from", query.From)
        .Add("to", query.To)
        .Add("sort", query.Sort)
        .Add("page", query.Page)
        .Add("size", query.Size)
        .Add("after", query.After)
        .Add("facets", string.Join(',', query.Facets))
        .Add("accents", query.Accents)
        .Add("match", query.Match)
        .Add("rewrite", query.Rewrite)
        .Add("collapse", query.Collapse)
        .Add("series", query.Series)
        .Add("explain", query.Explain);
}
