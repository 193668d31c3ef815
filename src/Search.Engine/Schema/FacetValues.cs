using System.Globalization;
using Lucene.Net.Util;
using Search.Analysis.TokenStreams;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Schema;

/// <summary>The values a document is filtered and counted by.</summary>
internal static class FacetValues
{
    public static IEnumerable<string> Of(Document document, FacetField facet) => facet switch
    {
        FacetField.Kind => [NameOf(document.Kind)],
        FacetField.Type => One(document.Type),
        FacetField.Issuer => One(document.Issuer),
        FacetField.Signer => One(document.Signer),
        FacetField.Person => document.People,
        FacetField.Place => document.Places,
        FacetField.Author => One(document.Author),
        FacetField.Source => One(document.Source),
        FacetField.Symbol => One(document.Symbol),
        FacetField.Year => One(document.Date?.Year.ToString("0000", CultureInfo.InvariantCulture)),
        FacetField.Recipient => document.Recipients,
        FacetField.Organisation => Attribute(document, "organisations")?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [],
        FacetField.Cites => document.Cites,
        FacetField.Urgency => One(Attribute(document, "urgency")),
        FacetField.Secrecy => One(Attribute(document, "secrecy")),
        FacetField.Superior => One(Attribute(document, "superior")),
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "No such facet."),
    };

    /// <summary>The term of <see cref="FieldNames.Filter"/> for a facet's value by its key.</summary>
    public static string FilterTerm(FacetField facet, string key) => facet.ToString() + TermForms.Separator + key;

    /// <summary>The terms of some filters: of each facet with values, those of which a document must have one.</summary>
    public static (FacetField Facet, BytesRef[] Terms)[] FilterTerms(IReadOnlyDictionary<FacetField, IReadOnlyList<string>> filters) =>
        [.. filters.Where(filter => filter.Value.Count > 0).Select(filter => (filter.Key, filter.Value.Select(value => new BytesRef(FilterTerm(filter.Key, ValueKey.Of(value)))).ToArray()))];

    public static string NameOf(DocumentKind kind) => kind == DocumentKind.Notice ? "notice" : "news";

    // What the contract has no field for is an attribute.
    private static string? Attribute(Document document, string name) => document.Attributes.GetValueOrDefault(name);

    private static IEnumerable<string> One(string? value) => string.IsNullOrWhiteSpace(value) ? [] : [value];
}
