using SearchApi.Problems;

namespace SearchApi.Monitoring;

/// <summary>Counts the writes of a route that writes one document a call.</summary>
internal static class WriteCounting
{
    /// <summary>Adds it to the route.</summary>
    public static RouteHandlerBuilder CountsWrites(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (invocation, next) =>
    {
        ServiceMetrics metrics = invocation.HttpContext.RequestServices.GetRequiredService<ServiceMetrics>();
        try
        {
            object? result = await next(invocation);
            metrics.Wrote(((result as INestedHttpResult)?.Result as ProblemResult)?.StatusCode ?? StatusCodes.Status202Accepted);
            return result;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            metrics.Wrote(ProblemHandling.StatusOf(fault));
            throw;
        }
    });
}
