using SearchApi.Problems;

namespace SearchApi.Reference;

/// <summary>What routes say about themselves in the API's description.</summary>
public static class EndpointReference
{
    /// <summary>Replaces what is known of the route's parameters.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, IReadOnlyList<ParameterReference> parameters) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters = [.. parameters.Select(parameter => parameter.ToOpenApi())];
            return Task.CompletedTask;
        });

    /// <summary>Names the statuses with which the route answers in problem details.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (int status in statuses)
        {
            route.Produces<Problem>(status, ProblemResult.MediaType);
        }

        return route;
    }
}
