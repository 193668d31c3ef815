using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Search.Documents.Store;
using SearchApi.Pages;

namespace SearchApi.Problems;

/// <summary>Gives every refusal and failure a body that says what happened.</summary>
public static class ProblemHandling
{
    /// <summary>Longest request line the service looks at; longer ones are refused with a problem.</summary>
    public const int MaxRequestLine = 64 * 1024;

    /// <summary>Most that all headers of a request may take.</summary>
    public const int MaxHeaders = 32 * 1024;

    /// <summary>Turns exceptions and empty error answers into problem details, or a page where a browser asks for one.</summary>
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Answer,
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = context => StatusOf(context.Exception) < 500 || context.Exception is StoreException,
        });
        app.UseStatusCodePages(context => Answer(context.HttpContext));
        app.Use(RefuseOversized);
    }

    private static Task Answer(HttpContext context)
    {
        int status = context.Response.StatusCode;
        if (context.Features.Get<IExceptionHandlerFeature>()?.Error is StoreException fault)
        {
            // Said once and without its stack: the store's state is at fault, not a program.
            Log(context).LogError("The store cannot do it: {Reason}", fault.Message);
            if (!ErrorPage.IsWantedBy(context.Request))
            {
                return StoreProblems.Of(fault).ExecuteAsync(context);
            }
        }

        return ErrorPage.IsWantedBy(context.Request)
            ? ErrorPage.WriteAsync(context, status)
            : ProblemResult.Status(status).ExecuteAsync(context);
    }

    /// <summary>The status that says what was thrown.</summary>
    internal static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        StoreException fault => StoreProblems.Status(fault),
        // The client went away: nobody reads the answer, and it is no failure of ours.
        OperationCanceledException => StatusCodes.Status499ClientClosedRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SearchApi.Store");

    // Kestrel refuses with an empty answer, so its own limits are set wider and these decide.
    private static Task RefuseOversized(HttpContext context, RequestDelegate next)
    {
        int path = context.Features.Get<IHttpRequestFeature>()?.RawTarget.Length ?? 0;
        int query = context.Request.QueryString.Value?.Length ?? 0;
        if (Math.Max(path, query) > MaxRequestLine)
        {
            return ProblemResult.Status(StatusCodes.Status414UriTooLong).ExecuteAsync(context);
        }

        long headers = 0;
        foreach (var header in context.Request.Headers)
        {
            headers += header.Key.Length;
            foreach (string? value in header.Value)
            {
                headers += value?.Length ?? 0;
            }
        }

        return headers > MaxHeaders
            ? ProblemResult.Status(StatusCodes.Status431RequestHeaderFieldsTooLarge).ExecuteAsync(context)
            : next(context);
    }
}
