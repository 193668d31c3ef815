using System.Text.Json;

namespace SearchApi.Tests.Reference;

/// <summary>What is answered is what the API's description says.</summary>
public sealed class LiveAnswersTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateLocalClient();

    [Theory]
    [InlineData("/api/v1/search", "/api/v1/search?q=c%E1%BA%A7n+th%C6%A1&facets=kind,year")]
    [InlineData("/api/v1/search", "/api/v1/search?q=d%E1%BB%ABa&explain=true&collapse=series")]
    [InlineData("/api/v1/search", "/api/v1/search?q=thanhf+uyr")]
    [InlineData("/api/v1/search", "/api/v1/search")]
    [InlineData("/api/v1/suggest", "/api/v1/suggest?q=th")]
    [InlineData("/api/v1/documents/{id}", "/api/v1/documents/tb-123-2021?q=c%E1%BA%A7n")]
    [InlineData("/api/v1/documents/{id}", "/api/v1/documents/noi-quy")]
    [InlineData("/api/v1/documents/{id}/similar", "/api/v1/documents/tb-123-2021/similar")]
    [InlineData("/api/v1/tasks", "/api/v1/tasks")]
    [InlineData("/api/v1/status", "/api/v1/status")]
    [InlineData("/health/ready", "/health/ready")]
    public async Task Agree_with_the_description(string path, string address)
    {
        JsonElement description = await client.JsonAsync("/openapi/v1.json");
        JsonElement schema = description.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema");
        Faults(description, schema, await client.JsonAsync(address), "$").ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_refused_where_they_do_not_agree()
    {
        JsonElement description = await client.JsonAsync("/openapi/v1.json");
        JsonElement hit = description.GetProperty("components").GetProperty("schemas").GetProperty("HitAnswer");
        string[] faults = [.. Faults(description, hit, JsonDocument.Parse("""{"id": 5, "new": 1}""").RootElement, "$")];
        faults.ShouldContain("$ lacks title");
        faults.ShouldContain("$.id is Number");
        faults.ShouldContain("$.new is not described");
        faults.ShouldNotContain("$ lacks collapsed");
    }

    /// <summary>Where a value does not agree with a schema, of the words of JSON Schema that the description uses.</summary>
    private static IEnumerable<string> Faults(JsonElement description, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            JsonElement named = description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
            return Faults(description, named, value, at);
        }

        if (schema.TryGetProperty("oneOf", out JsonElement any) || schema.TryGetProperty("anyOf", out any))
        {
            return any.EnumerateArray().Any(one => !Faults(description, one, value, at).Any()) ? [] : [$"{at} fits none"];
        }

        if (schema.TryGetProperty("type", out JsonElement type) && !(type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : Enumerable.Repeat(type, 1)).Any(one => Is(one.GetString()!, value)))
        {
            return [$"{at} is {value.ValueKind}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(description, schema, value, at),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Faults(description, schema.GetProperty("items"), item, $"{at}[{i}]")),
            JsonValueKind.String when schema.TryGetProperty("enum", out JsonElement words) && words.EnumerateArray().All(word => word.GetString() != value.GetString()) => [$"{at} is {value}"],
            _ => [],
        };
    }

    private static IEnumerable<string> Members(JsonElement description, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out JsonElement required))
        {
            foreach (JsonElement name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
            {
                yield return $"{at} lacks {name}";
            }
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            JsonElement of = default;
            if (!(schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(member.Name, out of)) && !schema.TryGetProperty("additionalProperties", out of))
            {
                yield return $"{at}.{member.Name} is not described";
                continue;
            }

            foreach (string fault in Faults(description, of, member.Value, $"{at}.{member.Name}"))
            {
                yield return fault;
            }
        }
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException(type),
    };
}
