using System.Data.Common;
using System.Runtime.CompilerServices;
using Indexer.Ingestion;
using Indexer.Sources.Records;
using Search.Documents;

namespace Indexer.Sources.Sql;

/// <summary>
/// The rows of a query: all of them each time, or those that changed since. What is gone shows in a query that gives all, in a column that marks deleted rows, or in a
/// second query for the ids there are. A value that cannot be read costs itself, or its row, never the visit.
/// </summary>
internal sealed class SqlSource(SqlOptions options, SqlDatabase database, TimeProvider time) : ISource
{
    private const string Unreadable = "unreadable-value";

    public IReadOnlyList<string> Origins { get; } = [options.Name];

    public string? Name => options.Name;

    public async IAsyncEnumerable<SourceItem> VisitAsync(SourceVisit visit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var watermark = new SqlWatermark(options, visit.Memory.Watermark, time.GetUtcNow());
        bool isWhole = options.ChangedColumn is null || options.IdQuery is not null;
        SqlColumns? columns = null;
        long number = 0;
        await foreach (DbDataReader row in database.ReadAsync(options.Query, options.ChangedColumn is null ? null : watermark.Since(), cancellation))
        {
            columns ??= new SqlColumns(row, options);
            number++;
            string? key = Key(row, columns.Id, out string fault);
            string place = $"{options.Name} {key ?? $"row {number}"}";
            See(row, columns, watermark, place, visit);
            if (key is null)
            {
                isWhole = false;
                string what = fault.Length == 0 ? $"has nothing in the column '{columns.Name(columns.Id)}'" : $"has in the column '{columns.Name(columns.Id)}' what cannot be read: {fault}";
                visit.Refuse(Refusal.Of(place, null, null, new DocumentError(fault.Length == 0 ? "id-missing" : Unreadable, "id", $"A row {what}.", "Fill it, or leave the row out of the query.")));
            }
            else if (IsDeleted(row, columns, out string doubt) is not { } isDeleted)
            {
                visit.SayPresent(options.Name, key);
                visit.Refuse(Refusal.Of(place, null, key, new DocumentError(Unreadable, "", $"Whether the row '{key}' is deleted cannot be read in '{options.DeletedColumn}': {doubt}", "CAST the column in the query.")));
            }
            else if (isDeleted)
            {
                visit.SayGone(options.Name, key);
            }
            else
            {
                yield return new RecordItem(options.Name, key, place, SqlRow.ToJson(row, columns, (column, reason) => PassOver(visit, place, column, reason)));
            }
        }

        visit.Next = visit.Memory with { Watermark = watermark.Value };
        if (options.IdQuery is { } ids)
        {
            await foreach (DbDataReader row in database.ReadAsync(ids, null, cancellation))
            {
                if (Key(row, 0, out string fault) is { } key)
                {
                    visit.SayPresent(options.Name, key);
                }
                else if (fault.Length > 0)
                {
                    isWhole = false;
                    visit.Refuse(Refusal.Of(options.Name, null, null, new DocumentError(Unreadable, "", $"An id that 'idQuery' gives cannot be read, so nothing is deleted: {fault}", "CAST it in the query.")));
                }
            }
        }

        if (options.Prune && isWhole)
        {
            visit.SayComplete(options.Name);
        }
    }

    private static string? Key(DbDataReader row, int at, out string fault) =>
        SqlRow.TryRead(row, at, out object id, out fault) && id is not DBNull && SqlRow.Text(id) is { Length: > 0 } text ? PathId.Key(text) : null;

    private static bool? IsDeleted(DbDataReader row, SqlColumns columns, out string fault)
    {
        fault = "";
        return columns.Deleted is not { } at ? false
            : SqlRow.TryRead(row, at, out object value, out fault) ? SqlRow.IsSet(value)
            : null;
    }

    private static void See(DbDataReader row, SqlColumns columns, SqlWatermark watermark, string place, SourceVisit visit)
    {
        if (columns.Changed is not { } at)
        {
            return;
        }

        if (!SqlRow.TryRead(row, at, out object changed, out string fault))
        {
            PassOver(visit, place, columns.Name(at), fault);
        }
        else if (!watermark.See(changed))
        {
            visit.PassOver(new Remark(place, null, null, "future-time", $"'{columns.Name(at)}' is a time to come, which does not become @since: the row is read at each visit until then."));
        }
    }

    private static void PassOver(SourceVisit visit, string place, string column, string fault) =>
        visit.PassOver(new Remark(place, null, null, Unreadable, $"The column '{column}' cannot be read and is left out: {fault}"));
}
