using Microsoft.Extensions.Configuration;
using Search.Documents.Json;

namespace Indexer.Configuration;

/// <summary>How files and JSON are taken in. Immutable.</summary>
public sealed record IngestOptions
{
    public const string FieldMapKey = "Ingest:FieldMap";

    /// <summary>Names of foreign JSON fields and the contract's fields they stand for.</summary>
    public IReadOnlyDictionary<string, string> FieldMap { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads <c>Ingest</c>.</summary>
    /// <exception cref="SettingException">When a field is mapped to one that is not in the contract.</exception>
    public static IngestOptions Read(IConfiguration configuration)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (IConfigurationSection entry in configuration.GetSection(FieldMapKey).GetChildren())
        {
            if (entry.Value is not { } field || !DocumentField.IsKnown(field))
            {
                throw new SettingException(entry.Path, entry.Value, $"one of {string.Join(", ", DocumentField.All)}.");
            }

            map[entry.Key] = field;
        }

        return new IngestOptions { FieldMap = map };
    }
}
