using System.Text.Json.Nodes;

namespace Search.Client.Tests.Agreement;

/// <summary>The service's description of itself, <c>/openapi/v1.json</c>.</summary>
internal sealed class Description(JsonNode document)
{
    /// <summary>The routes of the API, by operation id. Those of health are asked by orchestrators, not by clients.</summary>
    public IReadOnlyDictionary<string, Operation> Operations { get; } = document["paths"]!.AsObject()
        .Where(path => path.Key.StartsWith("/api/v1/", StringComparison.Ordinal))
        .SelectMany(path => path.Value!.AsObject().Select(route => new Operation(route.Key.ToUpperInvariant(), path.Key, route.Value!)))
        .ToDictionary(operation => operation.Id);

    public static async Task<Description> ReadAsync(RunningService service) =>
        new(JsonNode.Parse(await service.CreateClient().GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!);

    public JsonNode Schema(string name) => document["components"]!["schemas"]![name]!;

    /// <summary>The schema behind a reference; the same where it is none.</summary>
    public JsonNode Resolve(JsonNode schema) => schema["$ref"] is { } reference ? Schema(reference.GetValue<string>().Split('/')[^1]) : schema;
}

/// <summary>A route.</summary>
internal sealed record Operation(string Method, string Path, JsonNode Node)
{
    public string Id => Node["operationId"]!.GetValue<string>();

    public IEnumerable<string> Parameters(string place) => ParametersIn(place).Select(parameter => parameter["name"]!.GetValue<string>());

    public IEnumerable<JsonNode> ParametersIn(string place) => (Node["parameters"]?.AsArray() ?? []).Select(parameter => parameter!)
        .Where(parameter => parameter["in"]!.GetValue<string>() == place);

    /// <summary>The schemas of its successes.</summary>
    public IEnumerable<JsonNode> Answers => Node["responses"]!.AsObject().Where(response => response.Key.StartsWith('2'))
        .SelectMany(response => response.Value!["content"]!.AsObject()).Select(content => content.Value!["schema"]!);

    public JsonNode? Body => Node["requestBody"]?["content"]?["application/json"]?["schema"];
}
