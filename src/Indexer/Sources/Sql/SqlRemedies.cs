using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Indexer.Sources.Sql;

/// <summary>What to do about what a database says, a sentence.</summary>
internal static class SqlRemedies
{
    public const string Usual = "Try the query there, as the user that the connection names.";

    private const string Slips = "Look for slips in the query, name tables with their schema, and see that 'connectionString' names the right database.";
    private const string Slow = "Give the changed-column an index, or raise 'timeoutSeconds' (for a connection 'Timeout' in 'connectionString').";
    private const string Unreached = "See that the server runs and listens there, and that Host and Port in 'connectionString' are right.";
    private const string Reading = "Sources only read: let the query be a SELECT that writes nothing.";

    public static string Of(Exception fault) => fault switch
    {
        SqlException server => SqlServer.Remedy(server),
        PostgresException server => Of(server),
        NpgsqlException { InnerException: TimeoutException } => Slow,
        NpgsqlException { InnerException: SocketException or IOException } => Unreached,
        SqliteException file => Of(file),
        TimeoutException => Slow,
        SocketException => Unreached,
        _ => Usual,
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static string Of(PostgresException fault) => fault.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            "Correct user and password in 'connectionString', and see that the server's pg_hba.conf lets that user in from this machine.",
        PostgresErrorCodes.InvalidCatalogName => "Correct the database in 'connectionString'.",
        PostgresErrorCodes.InsufficientPrivilege => "Give the user the right to read (GRANT SELECT ON …, GRANT USAGE ON SCHEMA …).",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.SyntaxError => Slips,
        PostgresErrorCodes.ReadOnlySqlTransaction => Reading,
        PostgresErrorCodes.QueryCanceled => Slow,
        PostgresErrorCodes.TooManyConnections => "Let the server take more connections (max_connections), or visit at another time.",
        _ => Usual,
    };

    // https://www.sqlite.org/rescode.html
    private static string Of(SqliteException fault) => fault.SqliteErrorCode switch
    {
        1 => Slips,
        5 or 6 => "Another program keeps the file locked: let it write in WAL mode, or visit at another time.",
        8 => Reading,
        11 or 26 => "The file is damaged or no SQLite database: see that 'connectionString' names the right one, and look at it with 'PRAGMA integrity_check'.",
        14 => "See that the file is there, and give this program's user the right to read it and its folder.",
        _ => Usual,
    };
}
