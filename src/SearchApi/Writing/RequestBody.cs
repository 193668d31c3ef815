using Indexer.Extraction;
using Indexer.Languages;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SearchApi.Problems;
using SearchApi.Searching;

namespace SearchApi.Writing;

/// <summary>The body of a request that brings documents: its kind, and its bytes unpacked.</summary>
internal static class RequestBody
{
    private static readonly string[] Lines = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

    /// <summary>Refuses a body that is no JSON document; null where it may be one.</summary>
    public static ProblemResult? RefuseNotJson(HttpRequest request) => Refuse(request, ["application/json"], new("một văn bản dạng JSON", "one document in JSON"));

    /// <summary>Refuses a body that is no NDJSON; null where it may be.</summary>
    public static ProblemResult? RefuseNotLines(HttpRequest request) => Refuse(request, Lines, new("NDJSON, mỗi dòng một văn bản, không phải một danh sách JSON", "NDJSON, one document a line, not a JSON list"));

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

    private static ProblemResult? Refuse(HttpRequest request, string[] wanted, Wording what) => Fault(request, wanted, what) is { } fault
        ? ProblemResult.Status(StatusCodes.Status415UnsupportedMediaType, fault).With("Accept-Encoding", "gzip")
        : null;

    /// <summary>What is wrong with the kind of a body: what came, and what is wanted.</summary>
    private static Wording? Fault(HttpRequest request, string[] wanted, Wording what)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) || !wanted.Any(one => type.MediaType == one))
        {
            Wording came = string.IsNullOrEmpty(request.ContentType)
                ? new("Yêu cầu không có Content-Type.", "The request has no Content-Type.")
                : new($"Content-Type là '{ParameterReader.Shortened(request.ContentType)}'.", $"The Content-Type is '{ParameterReader.Shortened(request.ContentType)}'.");
            return new($"{came.Vietnamese} Hãy gửi {wanted[0]}: {what.Vietnamese}.", $"{came.English} Send {wanted[0]}: {what.English}.");
        }

        string charset = type.Charset.ToString().Trim('"');
        return charset.Length > 0 && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? new($"Bảng mã là '{ParameterReader.Shortened(charset)}'. Hãy gửi bằng UTF-8.", $"The charset is '{ParameterReader.Shortened(charset)}'. Send UTF-8.")
            : Encoding(request) is "identity" || IsPacked(request) ? null
            : new($"Content-Encoding là '{ParameterReader.Shortened(Encoding(request))}'. Hãy nén bằng gzip hoặc gửi không nén.", $"The Content-Encoding is '{ParameterReader.Shortened(Encoding(request))}'. Pack it with gzip or not at all.");
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
