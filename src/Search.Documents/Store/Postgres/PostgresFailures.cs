using Npgsql;
using Polly;
using Polly.Retry;

namespace Search.Documents.Store.Postgres;

/// <summary>Tells passing failures, which are tried again, from lasting ones, which are told to a person.</summary>
internal static class PostgresFailures
{
    /// <summary>Tries a write again for some 30 s: long enough for a server to restart.</summary>
    public static ResiliencePipeline RetryWriting(PostgresConnections connections, TimeProvider time) => Retry(connections, time, 12);

    /// <summary>Tries reading again for some 4 s: somebody waits for the answer.</summary>
    public static ResiliencePipeline RetryReading(PostgresConnections connections, TimeProvider time) => Retry(connections, time, 6);

    /// <summary>What to throw to a caller in the place of what the server or the connection to it said.</summary>
    public static StoreException Translate(NpgsqlException fault, string place, bool inDoubt = false) => (fault as PostgresException)?.SqlState switch
    {
        _ when inDoubt => new(StoreFault.Unreachable, place, "The connection was lost while a write was being made durable; whether it is stored is not known.", "Do it again: what is stored already is not stored twice.", fault),
        "28P01" or "28000" => new(StoreFault.CannotOpen, place, "The server refuses this user or password.", "Correct Store:ConnectionString, or the server's pg_hba.conf.", fault),
        "3D000" => new(StoreFault.CannotOpen, place, "There is no such database.", "Create it (createdb -E UTF8 NAME), or correct Database in Store:ConnectionString.", fault),
        "42501" => new(StoreFault.CannotOpen, place, "The user has not the right to do this.", "Make the user the owner of the database or of the schema (ALTER SCHEMA … OWNER TO …).", fault),
        "25006" => new(StoreFault.ReadOnly, place, "The server takes no writes: it is a standby, or set read-only.", "Name the primary in Store:ConnectionString, or several hosts with 'Target Session Attributes=primary'.", fault),
        "53100" => new(StoreFault.Full, place, "The server's disk is full.", "Free some space and do it again; nothing of this write was stored.", fault),
        "53300" => new(StoreFault.Busy, place, "The server has no free connection.", "Raise its max_connections, or lower Maximum Pool Size in Store:ConnectionString.", fault),
        "40001" or "40P01" or "55P03" => new(StoreFault.Busy, place, "Another program keeps the store locked.", "Try again; if it lasts, look into pg_stat_activity for who holds it.", fault),
        "3F000" or "42P01" or "42703" => new(StoreFault.NotAStore, place, "Tables of the store are gone.", "Restore them from a backup, or start anew with an empty schema.", fault),
        "XX001" or "XX002" => new(StoreFault.Damaged, place, "The server reports damaged data.", "Stop the service and restore the last backup.", fault),
        "58030" or "53000" or "53200" => new(StoreFault.Disk, place, $"The server lacks memory or its disk fails ({fault.Message}).", "Look at the server's log.", fault),
        { } state when !IsPassing(fault) => new(StoreFault.Disk, place, $"The server refuses ({state}): {((PostgresException)fault).MessageText}.", "Look at the server's log.", fault),
        _ => new(StoreFault.Unreachable, place, "The server cannot be reached, or broke off.", "See that it runs and that host and port in Store:ConnectionString are right; try again later.", fault),
    };

    // Npgsql knows most of them: broken connections, deadlocks, too many connections. Beside them sessions that the server ended: it stops, starts, or somebody
    // terminated them. A disk that is full does not empty itself in seconds.
    private static bool IsPassing(NpgsqlException fault) => fault.SqlState switch
    {
        "53000" or "53100" or "53200" or "58030" => false,
        "57P01" or "57P02" or "57P03" or "57P05" or "25P03" => true,
        _ => fault.IsTransient,
    };

    private static ResiliencePipeline Retry(PostgresConnections connections, TimeProvider time, int attempts) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(IsPassing),
            MaxRetryAttempts = attempts,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(5),
            OnRetry = _ =>
            {
                connections.Forget();
                return ValueTask.CompletedTask;
            },
        })
        .Build();
}
