using SearchApi.Problems;

namespace SearchApi.Hosting;

/// <summary>Keeps routes for administrators.</summary>
internal static class AdministratorsOnly
{
    /// <summary>Said in the description of such a route.</summary>
    public const string Remark = "For administrators: from the server's own machine only.";

    /// <summary>Refuses everyone who may not administer.</summary>
    public static RouteHandlerBuilder ForAdministrators(this RouteHandlerBuilder route) => route.AddEndpointFilter((invocation, next) =>
    {
        invocation.HttpContext.Response.Headers.CacheControl = "no-store";
        return Caller.MayAdminister(invocation.HttpContext)
            ? next(invocation)
            : ValueTask.FromResult<object?>(ProblemResult.Status(StatusCodes.Status403Forbidden, Caller.OnlyFromHere));
    });
}
