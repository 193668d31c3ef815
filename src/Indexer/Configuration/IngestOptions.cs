using Microsoft.Extensions.Configuration;
using Search.Documents.Json;

namespace Indexer.Configuration;

/// <summary>How files and JSON are taken in. Immutable.</summary>
public sealed record IngestOptions
{
    public const string FieldMapKey = "Ingest:FieldMap";

    /// <summary>Names of foreign JSON fields, upper and lower case being one as in every setting, and the contract's fields they stand for.</summary>
    public IReadOnlyDictionary<string, string> FieldMap { get; init; } = new Dictionary<string, string>();

    /// <summary>Who may find what is taken in, whatever it says itself; null to leave it to the documents. A source's setting.</summary>
    public IReadOnlyList<string>? Audience { get; init; }

    /// <summary>Reads <c>Ingest</c>.</summary>
    /// <exception cref="SettingException">When a field is mapped to one that is not in the contract.</exception>
    public static IngestOptions Read(IConfiguration configuration)
    {
        return new IngestOptions { FieldMap = ReadFieldMap(configuration.GetSection(FieldMapKey)) };
    }

    /// <summary>Reads a map of foreign fields.</summary>
    /// <exception cref="SettingException">When a field is mapped to one that is not in the contract.</exception>
    public static IReadOnlyDictionary<string, string> ReadFieldMap(IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            throw new SettingException(section.Path, section.Value, $"a map of fields: {section.Path}:NAME and so on.");
        }

        var map = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection entry in section.GetChildren())
        {
            if (entry.Value is not { } field || !DocumentField.IsKnown(field))
            {
                throw new SettingException(entry.Path, entry.Value, $"one of {string.Join(", ", DocumentField.All)}.");
            }

            map[entry.Key] = field;
        }

        return map;
    }
}
