using Indexer.Extraction;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SearchApi.Problems;

namespace SearchApi.Writing;

/// <summary>The body of a request that brings documents: its kind, and its bytes unpacked.</summary>
internal static class RequestBody
{
    private static readonly string[] Lines = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

    /// <summary>Refuses a body that is no JSON document; null where it may be one.</summary>
    public static ProblemResult? RefuseNotJson(HttpRequest request) => Refuse(request, type => type.MediaType == "application/json");

    /// <summary>Refuses a body that is no NDJSON; null where it may be.</summary>
    public static ProblemResult? RefuseNotLines(HttpRequest request) => Refuse(request, type => Lines.Any(line => type.MediaType == line));

    /// <summary>Whether the body is packed.</summary>
    public static bool IsPacked(HttpRequest request) => Encoding(request) is "gzip" or "x-gzip";

    /// <summary>The body, unpacked where it is packed. The request closes it.</summary>
    public static Stream Open(HttpRequest request)
    {
        if (!IsPacked(request))
        {
            return request.Body;
        }

        var packed = new CountedStream(request.Body);
        return new UnpackingStream(packed, () => packed.Count);
    }

    private static ProblemResult? Refuse(HttpRequest request, Func<MediaTypeHeaderValue, bool> isWanted)
    {
        bool isRead = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && isWanted(type)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
            && (Encoding(request) is "identity" || IsPacked(request));
        return isRead ? null : ProblemResult.Status(StatusCodes.Status415UnsupportedMediaType).With("Accept-Encoding", "gzip");
    }

    private static string Encoding(HttpRequest request) =>
        StringValues.IsNullOrEmpty(request.Headers.ContentEncoding) ? "identity" : request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();

    /// <summary>Counts what was read of a packed body, by which what it unpacks to is bounded.</summary>
    private sealed class CountedStream(Stream inner) : ForwardStream
    {
        public long Count { get; private set; }

        public override int Read(Span<byte> buffer) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await inner.ReadAsync(buffer, cancellationToken);
            Count += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
