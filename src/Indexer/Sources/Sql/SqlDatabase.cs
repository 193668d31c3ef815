using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Indexer.Sources.Sql;

/// <summary>Runs queries that change nothing: in a session that may not write where the database knows such, and in a transaction that is never committed.</summary>
internal sealed class SqlDatabase(SqlOptions options)
{
    /// <summary>Yields the rows while they come.</summary>
    /// <param name="since">The value of <c>@since</c>; null where the query has none.</param>
    /// <exception cref="SourceException">When the database cannot be reached, or the query fails.</exception>
    public async IAsyncEnumerable<DbDataReader> ReadAsync(string query, object? since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using DbConnection connection = Connection();
        await GuardAsync(() => connection.OpenAsync(cancellation), cancellation);
        await using DbTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.Unspecified, cancellation);
        await using DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = query;
        command.CommandTimeout = (int)Math.Ceiling(options.Timeout.TotalSeconds);
        if (since is not null)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = SqlOptions.Since;
            parameter.Value = since;
            command.Parameters.Add(parameter);
        }

        DbDataReader? rows = null;
        await GuardAsync(async () => rows = await command.ExecuteReaderAsync(CommandBehavior.Default, cancellation), cancellation);
        await using (rows)
        {
            bool any = false;
            while (true)
            {
                await GuardAsync(async () => any = await rows!.ReadAsync(cancellation), cancellation);
                if (!any)
                {
                    yield break;
                }

                yield return rows!;
            }
        }
    }

    private DbConnection Connection() => options.Provider switch
    {
        "postgres" => new NpgsqlConnection(options.ConnectionString),
        _ => new SqliteConnection(options.ConnectionString),
    };

    private static async Task GuardAsync(Func<Task> step, CancellationToken cancellation)
    {
        try
        {
            await step();
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or TimeoutException or IOException && !cancellation.IsCancellationRequested)
        {
            throw new SourceException($"The database says: {fault.Message.TrimEnd('.')}.", "Try the query there, as the user that the connection names.", fault);
        }
    }
}
