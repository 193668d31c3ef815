using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Search.Client.Tests.Agreement;

/// <summary>Where a type of the client is another than the service's schema, property by property, all the way down.</summary>
internal sealed class SchemaComparison(Description description)
{
    private readonly HashSet<(JsonNode, Type)> seen = [];
    private readonly List<string> faults = [];

    /// <summary>What differs; <paramref name="leftOut"/> names properties of the schema that the client leaves out on purpose.</summary>
    public static List<string> Differences(Description description, JsonNode schema, Type type, params string[] leftOut)
    {
        SchemaComparison comparison = new(description);
        comparison.Compare(schema, type, mayBeNull: true, type.Name, leftOut);
        return comparison.faults;
    }

    private void Compare(JsonNode schema, Type type, bool mayBeNull, string place, params string[] leftOut)
    {
        JsonNode[] alternatives = schema["oneOf"] is JsonArray several ? [.. several.Select(one => one!)] : [schema];
        HashSet<string> names = [.. alternatives.SelectMany(Types)];
        if (names.Remove("null") && !mayBeNull)
        {
            faults.Add($"{place} may be null");
        }

        JsonNode one = description.Resolve(alternatives.First(alternative => !Types(alternative).SequenceEqual(["null"])));
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (one["properties"] is JsonObject properties)
        {
            Properties(one, properties, plain, place, leftOut);
        }
        else if (one["additionalProperties"] is { } values)
        {
            Generic(values, plain, typeof(IReadOnlyDictionary<,>), place);
        }
        else if (one["items"] is { } items)
        {
            Generic(items, plain.IsArray ? typeof(IReadOnlyList<>).MakeGenericType(plain.GetElementType()!) : plain, typeof(IReadOnlyList<>), place);
        }
        else if (one["type"]?.ToString() != "object" && Simple(one) != plain)
        {
            faults.Add($"{place} is {Simple(one).Name}, not {plain.Name}");
        }
    }

    private void Properties(JsonNode schema, JsonObject properties, Type type, string place, string[] leftOut)
    {
        if (!seen.Add((schema, type)))
        {
            return;
        }

        Dictionary<string, JsonPropertyInfo> own = ClientJson.Of(type).Properties.Where(property => property.Get is not null).ToDictionary(property => property.Name);
        foreach ((string name, JsonNode? property) in properties.Where(property => !leftOut.Contains(property.Key)))
        {
            if (own.Remove(name, out JsonPropertyInfo? found))
            {
                Compare(property!, found.PropertyType, Nullable.GetUnderlyingType(found.PropertyType) is not null || (!found.PropertyType.IsValueType && found.IsGetNullable), $"{place}.{name}");
            }
            else
            {
                faults.Add($"{place}.{name} is not in the client");
            }
        }

        faults.AddRange(own.Keys.Select(name => $"{place}.{name} is not in the service"));
    }

    private void Generic(JsonNode inner, Type type, Type expected, string place)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == expected)
        {
            Compare(inner, type.GetGenericArguments()[^1], mayBeNull: false, place + "[]");
        }
        else
        {
            faults.Add($"{place} is no {expected.Name}");
        }
    }

    private static IEnumerable<string> Types(JsonNode schema) =>
        schema["type"] switch { JsonArray several => several.Select(one => one!.GetValue<string>()), JsonValue one => [one.GetValue<string>()], _ => [] };

    // Numbers may also come as strings, says the description; the service writes them as numbers.
    private static Type Simple(JsonNode schema)
    {
        string[] types = [.. Types(schema)];
        return (types.FirstOrDefault(type => type is "boolean" or "integer" or "number"), schema["format"]?.GetValue<string>()) switch
        {
            ("boolean", _) => typeof(bool),
            ("integer", "int64") => typeof(long),
            ("integer", _) => typeof(int),
            ("number", _) => typeof(double),
            (_, "date") => typeof(DateOnly),
            (_, "date-time") => typeof(DateTimeOffset),
            _ => typeof(string),
        };
    }
}
