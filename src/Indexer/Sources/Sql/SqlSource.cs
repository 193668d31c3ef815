using System.Data.Common;
using System.Runtime.CompilerServices;
using Indexer.Ingestion;
using Indexer.Sources.Records;
using Search.Documents;

namespace Indexer.Sources.Sql;

/// <summary>
/// The rows of a query: all of them each time, or those that changed since. What is gone shows in a query that gives all, in a column that marks deleted rows, or in a
/// second query for the ids there are.
/// </summary>
internal sealed class SqlSource(SqlOptions options, SqlDatabase database) : ISource
{
    private readonly string idColumn = RecordFields.ForeignName(options.FieldMap, "id");

    public IReadOnlyList<string> Origins { get; } = [options.Name];

    public string? Name => options.Name;

    public async IAsyncEnumerable<SourceItem> VisitAsync(SourceVisit visit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var watermark = new SqlWatermark(options, visit.Memory.Watermark);
        bool isWhole = options.ChangedColumn is null;
        var without = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        without.UnionWith(options.DeletedColumn is { } marker ? [marker] : []);

        // A time of change that no field is mapped to would only make every touched row another document.
        without.UnionWith(options.ChangedColumn is { } changed && !options.FieldMap.ContainsKey(changed) && !Search.Documents.Json.DocumentField.IsKnown(changed) ? [changed] : []);
        await foreach (DbDataReader row in database.ReadAsync(options.Query, isWhole ? null : watermark.Since(), cancellation))
        {
            object id = row[Column(row, idColumn, "Give the query a column 'id', or name the one that stands for it in 'fieldMap'.")];
            if (options.ChangedColumn is { } column)
            {
                watermark.See(row[Column(row, column, "Look at 'changedColumn'.")]);
            }

            string key = id is DBNull ? "" : PathId.Key(SqlRow.Text(id));
            if (key.Length == 0)
            {
                isWhole = false;
                visit.Refuse(Refusal.Of(options.Name, null, null, new DocumentError("id-missing", "id", $"A row has nothing in the column '{idColumn}'.", "Fill it, or leave the row out of the query.")));
            }
            else if (options.DeletedColumn is { } deleted && SqlRow.IsSet(row[Column(row, deleted, "Look at 'deletedColumn'.")]))
            {
                visit.SayGone(options.Name, key);
            }
            else
            {
                yield return new RecordItem(options.Name, key, $"{options.Name} {key}", SqlRow.ToJson(row, without));
            }
        }

        visit.Next = visit.Memory with { Watermark = watermark.Value };
        if (options.IdQuery is { } ids)
        {
            await foreach (DbDataReader row in database.ReadAsync(ids, null, cancellation))
            {
                visit.SayPresent(options.Name, PathId.Key(SqlRow.Text(row.GetValue(0))));
            }
        }

        if (options.Prune && (isWhole || options.IdQuery is not null))
        {
            visit.SayComplete(options.Name);
        }
    }

    private static int Column(DbDataReader row, string name, string remedy)
    {
        try
        {
            return row.GetOrdinal(name);
        }
        catch (Exception fault) when (fault is IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw new SourceException($"The query gives no column '{name}'.", remedy, fault);
        }
    }
}
