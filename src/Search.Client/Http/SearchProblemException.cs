using System.Net;

namespace Search.Client;

/// <summary>The service refused a request or failed (RFC 9457): what it said of it. The message is title and detail, in the language asked for.</summary>
public sealed class SearchProblemException : Exception
{
    internal SearchProblemException(HttpStatusCode status, Problem problem, TimeSpan? retryAfter, string? eTag)
        : base(problem.Detail is null ? problem.Title : $"{problem.Title} {problem.Detail}")
    {
        Status = status;
        Title = problem.Title ?? status.ToString();
        Detail = problem.Detail;
        TraceId = problem.TraceId;
        Errors = problem.Errors ?? new Dictionary<string, IReadOnlyList<string>>();
        RetryAfter = retryAfter;
        ETag = eTag;
    }

    /// <summary>The HTTP status: 400 a parameter or document that cannot be, 401 and 403 the key, 404 not there, 412 another state of the document, 429 too much at once …</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What went wrong, in a few words.</summary>
    public string Title { get; }

    /// <summary>What the caller can do about it; null where no problem details came, as from a proxy on the way.</summary>
    public string? Detail { get; }

    /// <summary>Names the request in the server's log.</summary>
    public string? TraceId { get; }

    /// <summary>Of bad parameters and documents: each part with what is wrong with it. Else empty.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; }

    /// <summary>When the service wants to be asked again (429). The client does not do so itself.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The present state of the document, of a 412.</summary>
    public string? ETag { get; }
}

/// <summary>Problem details as they come. What is missing is null.</summary>
internal sealed record Problem(string? Title, int? Status, string? Detail, string? TraceId, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors);
