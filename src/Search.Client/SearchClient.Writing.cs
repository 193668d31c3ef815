using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Search.Client;

/// <content>Writing: for keys with the scope <c>write</c>.</content>
public sealed partial class SearchClient
{
    /// <summary>Adds or replaces one document; returns once it is durable. The same content again is no change.</summary>
    /// <param name="id">Its identity; an <see cref="SearchDocument.Id"/> of the document itself is not sent.</param>
    /// <param name="document">The document.</param>
    /// <param name="waitSearchable">Whether to wait until it can be found, at most ten seconds: see <see cref="WriteResult.IsSearchable"/>.</param>
    /// <param name="ifMatch">The <c>ETag</c> of the only state that may be replaced; <c>*</c> for any that is there.</param>
    /// <param name="ifNoneMatch"><c>*</c>: only where there is no such document yet.</param>
    /// <param name="cancellation">Ends the waiting; what was sent may have been stored.</param>
    /// <exception cref="SearchProblemException">400 with errors by field, 401, 403, 412 with the present <see cref="SearchProblemException.ETag"/>, 413, 429, 503 or 507.</exception>
    public Task<WriteResult> PutAsync(
        string id, SearchDocument document, bool waitSearchable = false, string? ifMatch = null, string? ifNoneMatch = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        // As a SearchDocument, whatever it is: what was found holds more than may be sent.
        return WriteAsync(HttpMethod.Put, id, Json<SearchDocument>(document with { Id = null }), waitSearchable, ifMatch, ifNoneMatch, cancellation);
    }

    /// <summary>Deletes one document; returns once that is durable.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="waitSearchable">Whether to wait until it is found no more, at most ten seconds.</param>
    /// <param name="ifMatch">The <c>ETag</c> of the only state that may be deleted.</param>
    /// <param name="cancellation">Ends the waiting; it may be deleted.</param>
    /// <exception cref="SearchProblemException">404 where there is none, and as <see cref="PutAsync"/>.</exception>
    public Task<WriteResult> DeleteAsync(string id, bool waitSearchable = false, string? ifMatch = null, CancellationToken cancellation = default) =>
        WriteAsync(HttpMethod.Delete, id, null, waitSearchable, ifMatch, null, cancellation);

    /// <summary>
    /// Adds or replaces many documents, with a result for each, in order, as it comes. The documents are sent in requests of up to 500 of them or 4 MiB, since HTTP/1.1 has no answer
    /// before a request is whole; memory holds one of these, and documents are read only when the results before them were.
    /// </summary>
    /// <param name="documents">The documents, each with its <see cref="SearchDocument.Id"/>.</param>
    /// <param name="waitSearchable">Whether each request waits until its documents can be found.</param>
    /// <param name="cancellation">Ends it; what was sent may have been stored.</param>
    /// <exception cref="SearchProblemException">A whole request was refused: 401, 403, 429. The results before it hold.</exception>
    public async IAsyncEnumerable<LineResult> PostAsync(
        IAsyncEnumerable<SearchDocument> documents, bool waitSearchable = false, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        long before = 0;
        await foreach (DocumentLines lines in DocumentLines.CutAsync(documents, cancellation).ConfigureAwait(false))
        {
            using HttpContent content = lines.ToContent();
            using HttpResponseMessage response =
                await requests.OpenAsync(HttpMethod.Post, "documents" + Wait(waitSearchable), content, cancellation).ConfigureAwait(false);
            using Stream body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await foreach (LineResult? result in JsonSerializer.DeserializeAsyncEnumerable(body, ClientJson.Of<LineResult>(), topLevelValues: true, cancellation).ConfigureAwait(false))
            {
                if (result is not null)
                {
                    yield return result with { Line = before + result.Line };
                }
            }

            before += lines.Count;
        }
    }

    internal static HttpContent Json<T>(T value)
    {
        ByteArrayContent content = new(JsonSerializer.SerializeToUtf8Bytes(value, ClientJson.Of<T>()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static QueryText Wait(bool waitSearchable) => new QueryText().Add("wait", waitSearchable ? "searchable" : null);

    private async Task<WriteResult> WriteAsync(
        HttpMethod method, string id, HttpContent? content, bool waitSearchable, string? ifMatch, string? ifNoneMatch, CancellationToken cancellation)
    {
        using (content)
        {
            (WriteResult result, HttpResponseMessage response) =
                await requests.SendAsync<WriteResult>(method, Address(id) + Wait(waitSearchable), content, cancellation, ifMatch, ifNoneMatch).ConfigureAwait(false);
            return result with { IsSearchable = response.StatusCode == HttpStatusCode.OK, ETag = response.Headers.ETag?.ToString() };
        }
    }
}
