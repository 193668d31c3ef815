using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace SearchApi.Reference;

/// <summary>The API's description, <c>/openapi/v1.json</c>, and its page, <c>/docs</c>.</summary>
public static class ApiReference
{
    /// <summary>Adds what writes the description.</summary>
    public static void AddApiReference(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Tra Cứu",
                Version = "v1",
                Description = "Full-text search for Vietnamese notices and news. Type Vietnamese in whatever way it comes, find the same "
                    + "documents, see the original text marked. Errors are problem details (RFC 9457), in Vietnamese or English by "
                    + "`Accept-Language`; `marks` are ranges of UTF-16 units. Pages of the sites in the setting `Cors:Origins` may call search, "
                    + "suggest, document and similar from a browser.",
            };
            // Whoever reads this reached the server already, perhaps through a proxy with another name.
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer(KeyReference.AddSchemesAsync);
        options.AddOperationTransformer(KeyReference.AddRequirementAsync);
        options.AddOperationTransformer(Examples.AddAsync);
    });

    /// <summary>Adds both routes.</summary>
    public static void MapApiReference(this IEndpointRouteBuilder app)
    {
        // Another name is nothing at all here, rather than a sentence of the framework.
        app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json");
        app.MapScalarApiReference("/docs", options =>
        {
            options.Title = "Tra Cứu API";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            options.Favicon = "/favicon.svg";
            options.DisableAgent();
            options.DisableMcp();
            options.WithNonce();
        });
    }
}
