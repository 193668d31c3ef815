namespace SearchApi.Pages;

/// <summary>
/// <c>/robots.txt</c> (RFC 9309): the first page, its further pages and the documents may be listed; searches, of which there is no
/// end, and the API are left alone. The longest rule that fits holds.
/// </summary>
internal static class Robots
{
    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/robots.txt", (HttpContext context) =>
    {
        string root = context.Request.PathBase.Value ?? "";
        return Results.Text($"""
            User-agent: *
            Disallow: {root}/?
            Allow: {root}/?page=
            Allow: {root}/?lang=en
            Disallow: {root}/doc?q=
            Disallow: {root}/api/
            Disallow: {root}/opensearch/

            """);
    });
}
