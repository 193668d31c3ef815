using System.Text;

namespace SearchApi.Pages;

/// <summary>Answers with a page.</summary>
internal sealed class PageResult(string html, int status = StatusCodes.Status200OK) : IResult, IStatusCodeHttpResult
{
    // Half a surrogate pair in a document becomes U+FFFD.
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <inheritdoc/>
    public int? StatusCode => status;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        // Beside what has been said already: of what a key may read, that it is private.
        response.Headers.Append("Cache-Control", "no-cache");
        return response.WriteAsync(html, Lenient, httpContext.RequestAborted);
    }
}
