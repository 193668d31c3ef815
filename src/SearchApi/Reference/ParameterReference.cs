using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SearchApi.Reference;

/// <summary>A parameter as the API's description shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
public sealed record ParameterReference(string Name, string Description)
{
    /// <summary>Whether it stands in the path rather than in the query.</summary>
    public bool InPath { get; init; }

    /// <summary>Whether it is a header.</summary>
    public bool InHeader { get; init; }

    /// <summary>Whether it may be given several times.</summary>
    public bool Repeats { get; init; }

    /// <summary>The words it may be, where they are few.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Least and greatest of a whole number.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>Longest text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A pattern of the text.</summary>
    public string? Pattern { get; init; }

    /// <summary>E.g. <c>date</c>.</summary>
    public string? Format { get; init; }

    /// <summary>What holds where it is not given.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>A value to try.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>The same in OpenAPI's terms.</summary>
    public OpenApiParameter ToOpenApi()
    {
        OpenApiSchema schema = new()
        {
            Type = Range is null ? JsonSchemaType.String : JsonSchemaType.Integer,
            Format = Range is null ? Format : "int32",
            Minimum = Range?.Least.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Maximum = Range?.Most.ToString(System.Globalization.CultureInfo.InvariantCulture),
            MaxLength = MaxLength,
            Pattern = Pattern,
            Default = Repeats ? null : Default?.DeepClone(),
        };
        if (Words.Count > 0)
        {
            schema.Enum = [.. Words.Select(word => (JsonNode)JsonValue.Create(word))];
        }

        return new OpenApiParameter
        {
            Name = Name,
            In = InPath ? ParameterLocation.Path : InHeader ? ParameterLocation.Header : ParameterLocation.Query,
            Required = InPath,
            Description = Description,
            Explode = Repeats,
            Schema = Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema,
            Example = Example?.DeepClone(),
        };
    }
}
