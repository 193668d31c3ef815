using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Indexer.Sources.Sql;

/// <summary>The rows of a query while they come, in a transaction that is never committed. Used by one thread.</summary>
internal sealed class SqlCursor : IAsyncDisposable
{
    private readonly DbConnection connection;
    private DbTransaction? transaction;
    private DbCommand? command;
    private DbDataReader? rows;

    private SqlCursor(DbConnection connection) => this.connection = connection;

    /// <summary>Whether there is a row to look at.</summary>
    public bool HasRow { get; private set; }

    /// <summary>The row, until the next is read.</summary>
    public DbDataReader Row => rows!;

    /// <summary>Runs a query as far as its first row.</summary>
    /// <param name="since">The value of <c>@since</c>; null where the query has none.</param>
    public static async ValueTask<SqlCursor> OpenAsync(SqlOptions options, string query, object? since, CancellationToken cancellation)
    {
        var cursor = new SqlCursor(Connection(options));
        try
        {
            await cursor.connection.OpenAsync(cancellation);
            cursor.transaction = await cursor.connection.BeginTransactionAsync(IsolationLevel.Unspecified, cancellation);
            cursor.command = cursor.connection.CreateCommand();
            cursor.command.Transaction = cursor.transaction;
            cursor.command.CommandText = query;
            cursor.command.CommandTimeout = (int)Math.Ceiling(options.Timeout.TotalSeconds);
            if (since is not null)
            {
                DbParameter parameter = cursor.command.CreateParameter();
                parameter.ParameterName = SqlOptions.Since;
                parameter.Value = since;
                if (since is DateTime)
                {
                    // SQL Server's 'datetime' would round it.
                    parameter.DbType = DbType.DateTime2;
                }

                cursor.command.Parameters.Add(parameter);
            }

            cursor.rows = await cursor.command.ExecuteReaderAsync(CommandBehavior.Default, cancellation);
            await cursor.NextAsync(cancellation);
            return cursor;
        }
        catch
        {
            await cursor.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes on to the next row.</summary>
    public async Task NextAsync(CancellationToken cancellation)
    {
        if (!SqlServer.ReadsByThread(rows!))
        {
            HasRow = await rows!.ReadAsync(cancellation);
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        using (cancellation.Register(command!.Cancel))
        {
            HasRow = rows!.Read();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (HasRow)
        {
            // Else what nobody wants any more would be read to its end.
            command!.Cancel();
        }

        await DisposeAsync(rows);
        await DisposeAsync(command);
        await DisposeAsync(transaction);
        await DisposeAsync(connection);
    }

    // On a connection that broke, a rollback may fail, which is of no interest beside the fault that broke it.
    private static async ValueTask DisposeAsync(IAsyncDisposable? part)
    {
        try
        {
            await (part?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or IOException)
        {
        }
    }

    private static DbConnection Connection(SqlOptions options) => options.Provider switch
    {
        "postgres" => new NpgsqlConnection(options.ConnectionString),
        "sqlserver" => SqlServer.Connect(options.ConnectionString),
        _ => new SqliteConnection(options.ConnectionString),
    };
}
