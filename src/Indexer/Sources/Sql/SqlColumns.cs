using System.Data.Common;
using Indexer.Sources.Records;
using Search.Documents.Json;

namespace Indexer.Sources.Sql;

/// <summary>The columns of a query's result, and what each stands for. Upper and lower case are one, as for databases. Immutable.</summary>
internal sealed class SqlColumns
{
    private readonly string[] names;
    private readonly string?[] fields;

    /// <exception cref="SourceException">When one is missing that the settings name.</exception>
    public SqlColumns(DbDataReader row, SqlOptions options)
    {
        names = [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)];
        Id = Find(RecordFields.ForeignName(options.FieldMap, "id"), "Give the query a column 'id', or name the one that stands for it in 'fieldMap'.");
        Changed = options.ChangedColumn is { } changed ? Find(changed, "Look at 'changedColumn'.") : null;
        Deleted = options.DeletedColumn is { } deleted ? Find(deleted, "Look at 'deletedColumn'.") : null;
        foreach (string mapped in options.FieldMap.Keys)
        {
            Find(mapped, "Correct it in 'fieldMap', or give it in the query.");
        }

        fields = [.. names.Select((name, at) => Field(name, at, options.FieldMap))];
    }

    public int Id { get; }

    /// <summary>The one that tells when a row changed; null where none does.</summary>
    public int? Changed { get; }

    /// <summary>The one that tells that a row is deleted; null where none does.</summary>
    public int? Deleted { get; }

    public int Count => names.Length;

    public string Name(int at) => names[at];

    /// <summary>What a column is called in the record; null where it says something of the row rather than of the document.</summary>
    public string? Field(int at) => fields[at];

    private string? Field(string name, int at, IReadOnlyDictionary<string, string> map)
    {
        string? meant = map.Keys.FirstOrDefault(key => Is(key, name)) ?? DocumentField.All.FirstOrDefault(field => Is(field, name));

        // A time of change that no field is mapped to would only make every touched row another document.
        return at == Deleted || (at == Changed && meant is null) ? null : meant ?? name;
    }

    private int Find(string name, string remedy)
    {
        int at = Array.IndexOf(names, name);
        at = at >= 0 ? at : Array.FindIndex(names, other => Is(other, name));
        return at >= 0 ? at : throw new SourceException($"The query gives no column '{name}', only {string.Join(", ", names.Select(other => $"'{other}'"))}.", remedy);
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
