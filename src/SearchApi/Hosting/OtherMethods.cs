using Microsoft.AspNetCore.Http.Features;

namespace SearchApi.Hosting;

/// <summary>Answers <c>HEAD</c> wherever <c>GET</c> is answered, and <c>OPTIONS</c> with what an address takes (RFC 9110, 9.3.2 and 9.3.7).</summary>
internal static class OtherMethods
{
    /// <summary>Adds both. Stands before routing, and within whatever answers for what went wrong.</summary>
    public static void UseOtherMethods(this IApplicationBuilder app)
    {
        app.Use(AsGetAsync);
        app.Use(AllowAsync);
    }

    // Headers are those of GET, and what would be the body is let go.
    private static async Task AsGetAsync(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        IHttpResponseBodyFeature? body = context.Features.Get<IHttpResponseBodyFeature>();
        var nowhere = new StreamResponseBodyFeature(Stream.Null);
        context.Features.Set<IHttpResponseBodyFeature>(nowhere);
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
            await nowhere.CompleteAsync();
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Features.Set(body);
        }
    }

    // Routing says what an address takes where it does not take what was asked for.
    private static async Task AllowAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is not { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false } response)
        {
            return;
        }

        string[] allowed = [.. response.Headers.Allow.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        string[] head = allowed.Contains(HttpMethods.Get) ? [HttpMethods.Head] : [];
        response.Headers.Allow = string.Join(", ", allowed.Union([.. head, HttpMethods.Options]).Order(StringComparer.Ordinal));
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            response.StatusCode = StatusCodes.Status204NoContent;
        }
    }
}
