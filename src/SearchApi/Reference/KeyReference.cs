using Indexer.Keys;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SearchApi.Keys;

namespace SearchApi.Reference;

/// <summary>How keys travel, and which routes ask for one, in the API's description.</summary>
internal static class KeyReference
{
    private const string Bearer = "bearer";
    private const string Header = "apiKey";

    /// <summary>Names both ways to send a key.</summary>
    public static Task AddSchemesAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer",
                Description = "A key made with `indexer keys add`. Its audiences decide what every route finds; without a key that is `public`.",
            },
            [Header] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "The same key." },
        };
        return Task.CompletedTask;
    }

    /// <summary>Says of an operation whether it takes a key or asks for one, and how it refuses.</summary>
    public static Task AddRequirementAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        Indexer.Keys.Scope? scope = metadata.OfType<RequiredScope>().LastOrDefault()?.Scope;
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Header, context.Document)] = [] },
        ];
        if (scope is not { } wanted)
        {
            // An empty requirement is OpenAPI's way to say that there may be none.
            operation.Security.Add([]);
            return Task.CompletedTask;
        }

        operation.Description += $" Asks for a key with the scope `{ScopeNames.Of(wanted)}`; where no key is configured, for a call from the server's own machine.";
        return Task.CompletedTask;
    }
}
