using System.Text.Json;
using System.Xml.Linq;
using Search.Engine.Suggesting;
using SearchApi.Hosting;
using SearchApi.Monitoring;
using SearchApi.Problems;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>
/// Lets a browser search here from its address bar: OpenSearch 1.1 description, and suggestions in the form of its extension
/// (https://github.com/dewitt/opensearch).
/// </summary>
internal static class OpenSearch
{
    /// <summary>Where the description is.</summary>
    public const string Path = "/opensearch.xml";

    private const string SuggestionsPath = "/opensearch/suggestions";
    private const string SuggestionsType = "application/x-suggestions+json";

    private static readonly XNamespace Names = "http://a9.com/-/spec/opensearch/1.1/";

    /// <summary>Adds both routes.</summary>
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Describe);
        pages.MapGet(SuggestionsPath, Suggest);
    }

    private static IResult Describe(HttpContext context, Assets assets)
    {
        PageContext page = new(context.Request, assets);
        string root = page.Origin + page.Root;
        XElement description = new(
            Names + "OpenSearchDescription",
            new XElement(Names + "ShortName", "Tra Cứu"),
            new XElement(Names + "Description", page.Texts.Tagline),
            new XElement(Names + "InputEncoding", "UTF-8"),
            new XElement(Names + "Image", new XAttribute("width", 32), new XAttribute("height", 32), new XAttribute("type", "image/x-icon"), root + "/favicon.ico"),
            Url("text/html", root + "/?q={searchTerms}"),
            Url(SuggestionsType, root + SuggestionsPath + "?q={searchTerms}"),
            Url("application/opensearchdescription+xml", root + Path, "self"));
        return Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + description, "application/opensearchdescription+xml; charset=utf-8");
    }

    private static XElement Url(string type, string template, string relation = "results") => new(
        Names + "Url",
        new XAttribute("type", type),
        new XAttribute("rel", type == SuggestionsType ? "suggestions" : relation),
        new XAttribute("template", template));

    private static IResult Suggest(HttpContext context, MeasuredIndex index)
    {
        ParameterErrors errors = new();
        string text = SearchTexts.Read(QueryParameters.Parse(context.Request.QueryString.Value), errors);
        if (!errors.IsEmpty)
        {
            return ProblemResult.Parameters(errors);
        }

        IReadOnlyList<Suggested> found = index.Suggest(new SuggestRequest { Text = text, Size = 8, Audiences = Caller.Audiences(context) }, context.RequestAborted);
        return Results.Bytes(Json(text, found.Select(one => one.Text.Text)), SuggestionsType + "; charset=utf-8");
    }

    /// <summary>An array of what was typed and of an array of the texts to search.</summary>
    private static byte[] Json(string text, IEnumerable<string> suggestions)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Encoder = ApiJson.Readable.Options.Encoder }))
        {
            json.WriteStartArray();
            json.WriteStringValue(text);
            json.WriteStartArray();
            foreach (string suggestion in suggestions.Distinct(StringComparer.Ordinal))
            {
                json.WriteStringValue(suggestion);
            }

            json.WriteEndArray();
            json.WriteEndArray();
        }

        return bytes.ToArray();
    }
}
