using System.Security.Cryptography;
using Indexer.Fetching;
using Indexer.Ingestion;
using Search.Documents.Store;

namespace Indexer.Sources.Web;

/// <summary>A page, known by its address and fetched only where it may have changed.</summary>
/// <param name="revision">What changes with the page as far as its list says (its <c>lastmod</c>, its entry in a feed): the same revision is not even asked for. Null where the list says nothing.</param>
internal sealed class PageItem(string origin, Uri address, string? revision, WebPages pages)
    : SourceItem(origin, PathOf(address), address.AbsoluteUri, PathId.Of(origin, address))
{
    private Fetched? fetched;

    /// <summary>What a page is remembered under: its address without the fragment.</summary>
    public static string PathOf(Uri address) => PathId.Key(address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));

    public override string Name => NameOf(fetched);

    public override async Task<Comparison> CompareAsync(FileStamp remembered, FileFingerprint fingerprint, CancellationToken cancellation)
    {
        PageStamp known = PageStamp.Read(remembered);
        if (revision is not null && revision == known.Revision)
        {
            return new(IsUnchanged: true);
        }

        fetched = await FetchAsync(new Validator(known.ETag, known.LastModified), cancellation);
        bool isSame = fetched.IsUnchanged || known.Content == fingerprint.Of(SHA256.HashData(fetched.Body));
        return isSame ? new(IsUnchanged: true, (known with { Revision = revision, ETag = fetched.Validator.ETag, LastModified = fetched.Validator.LastModified }).Write(remembered.Length)) : default;
    }

    public override async Task<ItemContent> OpenAsync(CancellationToken cancellation)
    {
        fetched ??= await FetchAsync(null, cancellation);
        return new ItemContent(
            new MemoryStream(fetched.Body, writable: false),
            fetched.Body.Length,
            hash => new PageStamp(hash, revision, fetched.Validator.ETag, fetched.Validator.LastModified).Write(fetched.Body.Length));
    }

    private async Task<Fetched> FetchAsync(Validator? known, CancellationToken cancellation)
    {
        try
        {
            return await pages.GetAsync(address, known, cancellation);
        }
        catch (FetchException fault)
        {
            throw new ItemException("not-fetched", fault.Message, fault.Remedy);
        }
    }

    // A server's word for the kind counts more than the address, and content more than both.
    private string NameOf(Fetched? page) => page?.MediaType?.ToLowerInvariant() switch
    {
        "text/html" or "application/xhtml+xml" => "page.html",
        "application/pdf" => "page.pdf",
        "text/plain" => "page.txt",
        "text/markdown" => "page.md",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "page.docx",
        _ => address.Segments[^1],
    };
}

/// <summary>What is remembered of a page, inside the stamp that every item has.</summary>
/// <param name="Content">The fingerprint of its bytes.</param>
internal sealed record PageStamp(string Content, string? Revision, string? ETag, DateTimeOffset? LastModified)
{
    public static PageStamp Read(FileStamp stamp)
    {
        string[] parts = stamp.Hash.Split('\n');
        return new PageStamp(
            parts[0],
            parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null,
            parts.Length > 2 && parts[2].Length > 0 ? parts[2] : null,
            stamp.ModifiedAt > DateTimeOffset.UnixEpoch ? stamp.ModifiedAt : null);
    }

    public FileStamp Write(long length) => new(length, LastModified ?? DateTimeOffset.UnixEpoch, $"{Content}\n{Revision}\n{ETag}");
}
