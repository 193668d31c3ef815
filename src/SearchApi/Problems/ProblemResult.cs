using System.Diagnostics;
using Indexer.Languages;
using SearchApi.Hosting;
using SearchApi.Languages;

namespace SearchApi.Problems;

/// <summary>Answers with a <see cref="Problem"/> in the caller's language.</summary>
public sealed class ProblemResult : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
{
    /// <summary>The media type of RFC 9457.</summary>
    public const string MediaType = "application/problem+json";

    private readonly int status;
    private readonly Wording? detail;
    private readonly ParameterErrors? errors;
    private readonly List<(string Name, string Value)> headers = [];

    private ProblemResult(int status, Wording? detail, ParameterErrors? errors)
    {
        this.status = status;
        this.detail = detail;
        this.errors = errors;
    }

    /// <inheritdoc/>
    public int? StatusCode => status;

    /// <inheritdoc/>
    public string ContentType => MediaType;

    /// <summary>A refusal with the usual wording of its status, or a detail of its own.</summary>
    public static ProblemResult Status(int status, Wording? detail = null) => new(status, detail, null);

    /// <summary>A 400 that says what is wrong with which parameter.</summary>
    public static ProblemResult Parameters(ParameterErrors errors) => new(400, new(
        "Có tham số không hợp lệ; xem errors.", "Some parameters are not valid; see errors."), errors);

    /// <summary>Adds a header that the status asks for.</summary>
    public ProblemResult With(string header, string value)
    {
        headers.Add((header, value));
        return this;
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Problem problem = Describe(httpContext);
        httpContext.Response.StatusCode = status;
        foreach ((string name, string value) in headers)
        {
            httpContext.Response.Headers[name] = value;
        }

        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers.Append("Vary", "Accept-Language");
        return httpContext.Response.WriteAsJsonAsync(problem, ApiJson.Readable.Problem, MediaType, httpContext.RequestAborted);
    }

    private Problem Describe(HttpContext context)
    {
        Language language = AcceptedLanguage.Of(context.Request);
        (Wording title, Wording usual) = ProblemTexts.For(status);
        return new Problem(
            title.In(language),
            status,
            (detail ?? usual).In(language),
            Activity.Current?.Id ?? context.TraceIdentifier,
            errors?.In(language));
    }
}
