using System.Text.RegularExpressions;
using Npgsql;

namespace Search.Documents.Store.Postgres;

/// <summary>Opens connections the way the store needs them. Thread safe.</summary>
internal sealed partial class PostgresConnections : IAsyncDisposable
{
    private const string DefaultSchema = "tracuu";

    private readonly NpgsqlDataSource source;

    /// <exception cref="ArgumentException">When this is no connection string of a store; the message does not hold it, for it may hold a password.</exception>
    public PostgresConnections(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = Read(connectionString);
        Schema = builder.SearchPath!;
        Place = $"{builder.Host}:{builder.Port}/{builder.Database ?? builder.Username}, schema {Schema}";
        source = NpgsqlDataSource.Create(builder);
    }

    /// <summary>Server, database and schema, without user and password.</summary>
    public string Place { get; }

    /// <summary>The schema that is the store's own.</summary>
    public string Schema { get; }

    /// <summary>Checks and completes a connection string.</summary>
    /// <exception cref="ArgumentException">As for the constructor.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The inner message may quote a part of it.
            throw new ArgumentException("It is no connection string of PostgreSQL.", nameof(connectionString));
        }

        if (string.IsNullOrWhiteSpace(builder.Host))
        {
            throw new ArgumentException("It names no Host.", nameof(connectionString));
        }

        if (string.IsNullOrWhiteSpace(builder.SearchPath))
        {
            builder.SearchPath = DefaultSchema;
        }
        else if (!SchemaName().IsMatch(builder.SearchPath))
        {
            throw new ArgumentException("Its Search Path is not one schema's name of small letters, digits and _.", nameof(connectionString));
        }

        builder.ApplicationName ??= "tracuu";
        builder.Enlist = false;
        return builder;
    }

    /// <summary>A connection out of the pool; dispose it soon.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) => source.OpenConnectionAsync(cancellation);

    /// <summary>Gives up pooled connections, of which after a restart of the server none works any more.</summary>
    public void Forget() => source.Clear();

    public ValueTask DisposeAsync() => source.DisposeAsync();

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaName();
}
