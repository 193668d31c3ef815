using Search.Documents;

namespace Indexer.Sources;

/// <summary>What a source knows of an item beside its content, as a feed knows its entries. Immutable.</summary>
internal sealed record KnownValues(string? Title = null, string? Author = null, DateTimeOffset? PublishedAt = null, string? Url = null)
{
    public static KnownValues None { get; } = new();

    /// <summary>The draft with these values as supplied ones.</summary>
    public DocumentDraft Over(DocumentDraft draft)
    {
        if (this == None)
        {
            return draft;
        }

        Document document = draft.Document;
        var supplied = new HashSet<string>(draft.Supplied, StringComparer.Ordinal);
        Set("title", Title, value => document with { Title = value });
        Set("author", Author, value => document with { Author = value });
        Set("url", Url, value => document with { Url = value });
        if (PublishedAt is { } published)
        {
            document = document with { PublishedAt = published };
            supplied.Add("publishedAt");
        }

        return draft with { Document = document, Supplied = supplied };

        void Set(string field, string? value, Func<string, Document> with)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                document = with(value);
                supplied.Add(field);
            }
        }
    }
}
