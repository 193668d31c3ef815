using System.Runtime.CompilerServices;

namespace Search.Client;

/// <summary>
/// The search service over HTTP. Every answer that is no success is a <see cref="SearchProblemException"/>; no answer at all is what <see cref="HttpClient"/> throws.
/// </summary>
/// <remarks>
/// Nothing is asked twice: whether and when to ask again, after a 429 with its <c>Retry-After</c> as after a broken line, is the caller's to say in a handler of
/// the <see cref="HttpClient"/>. Doing so is harmless: writing the same document again is no change. Language, time-outs and proxies are the <see cref="HttpClient"/>'s too
/// (<c>Accept-Language: vi</c> or <c>en</c> for the words of problems). Safe to use from several threads at once; it does not dispose of the <see cref="HttpClient"/>.
/// </remarks>
public sealed partial class SearchClient
{
    private readonly Requests requests;

    /// <summary>A client of the service at the <see cref="HttpClient.BaseAddress"/>.</summary>
    /// <param name="http">Its base address is where the service is, without <c>/api/v1</c>.</param>
    /// <param name="apiKey">The key to send with every request; none where null.</param>
    /// <exception cref="ArgumentException">There is no base address.</exception>
    public SearchClient(HttpClient http, string? apiKey = null) => requests = new Requests(http, apiKey);

    /// <summary>One page of hits.</summary>
    /// <exception cref="SearchProblemException">A parameter is wrong (400), or the key (401).</exception>
    public Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellation = default) =>
        requests.GetAsync<SearchResults>("search" + QueryText.Of(query), cancellation);

    /// <summary>
    /// All hits in order, to any depth, page by page as they are read, by cursor: the walk is stable while the index changes. <see cref="SearchQuery.Size"/> is how many
    /// are asked for at a time; <see cref="SearchQuery.Facets"/>, which nobody would see, are not asked for.
    /// </summary>
    /// <exception cref="SearchProblemException">As <see cref="SearchAsync"/>.</exception>
    public async IAsyncEnumerable<Hit> SearchAllAsync(SearchQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        SearchQuery? page = query with { Facets = [] };
        while (page is not null)
        {
            SearchResults results = await SearchAsync(page, cancellation).ConfigureAwait(false);
            foreach (Hit hit in results.Hits)
            {
                yield return hit;
            }

            page = results.Next is null ? null : page with { Page = null, After = results.Next };
        }
    }

    /// <summary>What to go on with while one types. Ask at every change; drop what comes after a later question's answer.</summary>
    /// <param name="text">What was typed so far.</param>
    /// <param name="size">The most suggestions, 1 to 20; 8 where null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SearchProblemException">As <see cref="SearchAsync"/>.</exception>
    public Task<IReadOnlyList<Suggestion>> SuggestAsync(string text, int? size = null, CancellationToken cancellation = default) =>
        SuggestAsync(new SuggestQuery { Text = text, Size = size }, cancellation);

    /// <summary>What to go on with while one types, also only of some documents.</summary>
    /// <exception cref="SearchProblemException">As <see cref="SearchAsync"/>.</exception>
    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(SuggestQuery query, CancellationToken cancellation = default) =>
        (await requests.GetAsync<SuggestionList>("suggest" + QueryText.Of(query), cancellation).ConfigureAwait(false)).Items;

    /// <summary>One document, every part.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="text">A search text to mark in it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SearchProblemException">There is none for this caller (404).</exception>
    public async Task<FoundDocument> GetAsync(string id, string? text = null, CancellationToken cancellation = default)
    {
        (FoundDocument document, HttpResponseMessage response) =
            await requests.SendAsync<FoundDocument>(HttpMethod.Get, Address(id) + new QueryText().Add("q", text), null, cancellation).ConfigureAwait(false);
        return document with { ETag = response.Headers.ETag?.ToString() };
    }

    /// <summary>The documents most like one, the best first.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="size">The most hits, 1 to 100; 10 where null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="SearchProblemException">There is no such document for this caller (404).</exception>
    public async Task<IReadOnlyList<Hit>> SimilarAsync(string id, int? size = null, CancellationToken cancellation = default) =>
        (await requests.GetAsync<SimilarDocuments>(Address(id) + "/similar" + new QueryText().Add("size", size), cancellation).ConfigureAwait(false)).Hits;

    private static string Address(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return "documents/" + Uri.EscapeDataString(id);
    }
}
