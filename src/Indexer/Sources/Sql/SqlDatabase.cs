using System.Data.Common;
using System.Runtime.CompilerServices;
using Polly;

namespace Indexer.Sources.Sql;

/// <summary>Runs queries that change nothing: in a session that may not write where the database knows such, and in a transaction that is never committed.</summary>
internal sealed class SqlDatabase(SqlOptions options, TimeProvider time)
{
    private readonly ResiliencePipeline retry = SqlFaults.Retry(time);

    /// <summary>Yields the rows while they come. A fault that may pass is tried again until the first has come.</summary>
    /// <param name="since">The value of <c>@since</c>; null where the query has none.</param>
    /// <exception cref="SourceException">When the database cannot be reached, or the query fails.</exception>
    public async IAsyncEnumerable<DbDataReader> ReadAsync(string query, object? since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SqlCursor? rows = null;
        await GuardAsync(async () => rows = await retry.ExecuteAsync(token => SqlCursor.OpenAsync(options, query, since, token), cancellation), cancellation);
        await using (rows)
        {
            while (rows!.HasRow)
            {
                yield return rows.Row;
                await GuardAsync(() => rows.NextAsync(cancellation), cancellation);
            }
        }
    }

    private async Task GuardAsync(Func<Task> step, CancellationToken cancellation)
    {
        try
        {
            await step();
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            // Some providers tell of a cancellation as of a fault.
            cancellation.ThrowIfCancellationRequested();
            throw SqlFaults.Tell(fault, options.File);
        }
    }
}
