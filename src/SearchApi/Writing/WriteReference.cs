using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Search.Documents;
using SearchApi.Reference;

namespace SearchApi.Writing;

/// <summary>The parameters and bodies of the writing routes as the API's description shows them.</summary>
internal static class WriteReference
{
    /// <summary>A document as a client sends it.</summary>
    public const string Document = """
        {
          "title": "Kết luận của Thành ủy Cần Thơ", "text": "Thường trực Thành ủy yêu cầu …", "kind": "notice", "type": "Thông báo",
          "symbol": "123-TB/TU", "issuer": "Ban Thường vụ Thành ủy", "issuedOn": "2021-08-24", "source": "Thành ủy Cần Thơ",
          "url": "https://vidu.vn/tb-123-2021", "audience": ["public"], "tags": ["kết luận"], "attributes": { "phong": "Văn phòng" }
        }
        """;

    /// <summary>The same, a document a line.</summary>
    public const string Lines = """
        {"id":"tb-123-2021","title":"Kết luận của Thành ủy Cần Thơ","text":"Thường trực Thành ủy yêu cầu …"}
        {"id":"tin-1","kind":"news","title":"Khai mạc lễ hội bánh dân gian","text":"Sáng nay …","publishedAt":"2022-04-08T09:30:00+07:00"}

        """;

    /// <summary>The parameters of a stream of documents.</summary>
    public static readonly IReadOnlyList<ParameterReference> Stream =
    [
        new(WaitParameter.Name, "`searchable`: answer 200 only when the write can be found; 202 where that takes more than ten seconds.") { Words = [WaitParameter.Searchable] },
    ];

    /// <summary>The parameters of one document that is there.</summary>
    public static readonly IReadOnlyList<ParameterReference> Existing =
    [
        new("id", "The document's id. Holds no `/` and no control characters.") { InPath = true, MaxLength = DocumentRules.MaxIdLength, Example = "tb-123-2021" },
        .. Stream,
        new("If-Match", "The `ETag` of the only state that may be changed; `*` for any.") { InHeader = true, Example = "\"7\"" },
    ];

    /// <summary>The parameters of one document.</summary>
    public static readonly IReadOnlyList<ParameterReference> Single =
    [
        .. Existing,
        new("If-None-Match", "`*`: only where there is no such document yet.") { InHeader = true, Example = "*" },
    ];

    /// <summary>Describes the body; what is accepted is decided by the route itself, so that a missing key is told first.</summary>
    public static RouteHandlerBuilder TakesDocument(this RouteHandlerBuilder route, string type, string example) =>
        route.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            bool isLines = type != "application/json";
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Description = isLines ? "One document a line, each with an `id`." : "One document.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [type] = new() { Schema = isLines ? new OpenApiSchema { Type = JsonSchemaType.String } : Schema(), Example = isLines ? JsonValue.Create(example) : JsonNode.Parse(example) },
                },
            };
            return Task.CompletedTask;
        });

    private static OpenApiSchema Schema()
    {
        OpenApiSchema schema = new() { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>() };
        foreach (string field in Search.Documents.Json.DocumentField.All)
        {
            schema.Properties[field] = field switch
            {
                "recipients" or "people" or "places" or "audience" or "cites" or "tags" =>
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                "attributes" => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
                "extracted" => new OpenApiSchema { Type = JsonSchemaType.Object },
                "issuedOn" or "heldOn" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
                "publishedAt" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
                "kind" => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create("notice"), JsonValue.Create("news")] },
                _ => new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }

        return schema;
    }
}
