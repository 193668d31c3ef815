using Search.Documents;

namespace Indexer.Quality;

/// <summary>What an ingest says of one document: a line of its report.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Source">What it is filed under.</param>
/// <param name="Path">The file it came from.</param>
/// <param name="Kind"><c>notice</c> or <c>news</c>.</param>
/// <param name="Read">The fields that were read out of the text, in the contract's order; attributes by their names.</param>
/// <param name="Missing">The parts that documents of its kind are published with and that neither the source nor the text gives.</param>
/// <param name="Suspicious">What looks misspelt or wrongly encoded.</param>
/// <param name="Truncated">Whether the text breaks off.</param>
public sealed record DocumentQuality(
    string Document,
    string Source,
    string Path,
    string Kind,
    IReadOnlyList<string> Read,
    IReadOnlyList<string> Missing,
    IReadOnlyList<Suspicion> Suspicious,
    bool Truncated)
{
    // Decree 42/2022/NĐ-CP has portals list each document with who issued it, its type, symbol, day and trích yếu; Decree 30/2020/NĐ-CP and Party
    // guideline 36-HD/VPTW make it bear signer and recipients.
    private static readonly (string Field, Func<Document, bool> IsThere)[] OfNotices =
    [
        ("type", document => document.Type is not null),
        ("symbol", document => document.Symbol is not null),
        ("issuer", document => document.Issuer is not null),
        ("summary", document => document.Summary is not null || (document.Title.Length > 0 && !document.Extracted.ContainsKey("title"))),
        ("signer", document => document.Signer is not null),
        ("recipients", document => document.Recipients.Count > 0),
        ("issuedOn", document => document.IssuedOn is not null),
    ];

    private static readonly (string Field, Func<Document, bool> IsThere)[] OfNews =
    [
        ("title", document => document.Title.Length > 0 && !(document.Extracted.TryGetValue("title", out ExtractedValue? read) && read.Confidence < 0.5)),
        ("author", document => document.Author is not null),
        ("publishedAt", document => document.PublishedAt is not null),
    ];

    /// <summary>Looks at a document as it was stored.</summary>
    /// <param name="path">The file it came from.</param>
    public static DocumentQuality Of(Document document, string path)
    {
        bool isNotice = document.Kind == DocumentKind.Notice;
        return new DocumentQuality(
            document.Id,
            document.Source ?? "",
            path,
            isNotice ? "notice" : "news",
            [.. document.Extracted.Keys.Select(Field).Distinct().Order(StringComparer.Ordinal)],
            [.. (isNotice ? OfNotices : OfNews).Where(part => !part.IsThere(document)).Select(part => part.Field)],
            Suspicions.In(document),
            document.IsTruncated);
    }

    // "people[3]" is of people, "attributes.people[0].title" of their titles.
    private static string Field(string key)
    {
        string name = key.StartsWith("attributes.", StringComparison.Ordinal) ? key["attributes.".Length..] : key;
        int list = name.IndexOf('[');
        return list < 0 ? name : name[..list] + name[(name.IndexOf(']') + 1)..];
    }
}
