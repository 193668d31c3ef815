using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Search.Documents.Store;
using Search.Documents.Store.Postgres;
using Search.Documents.Store.Sqlite;

namespace Indexer.Configuration;

/// <summary>Which store, and where. Immutable.</summary>
public sealed record StoreOptions(string Provider, string ConnectionString)
{
    public const string ProviderKey = "Store:Provider";
    public const string ConnectionStringKey = "Store:ConnectionString";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary>Reads <c>Store</c>.</summary>
    /// <exception cref="SettingException">When a value is not allowed; it does not repeat a connection string that may hold a password.</exception>
    public static StoreOptions Read(IConfiguration configuration, DataOptions data)
    {
        string provider = configuration[ProviderKey] is { Length: > 0 } given ? given.ToLowerInvariant() : Sqlite;
        string connection = configuration[ConnectionStringKey] ?? "";
        return provider switch
        {
            Sqlite => ReadSqlite(connection, data),
            Postgres => ReadPostgres(connection),
            _ => throw new SettingException(ProviderKey, provider, "sqlite, postgres."),
        };
    }

    /// <summary>Opens the store, creating it where there is none.</summary>
    /// <exception cref="StoreException">When it cannot be opened.</exception>
    public async Task<IDocumentStore> OpenAsync(TimeProvider time, CancellationToken cancellation) => Provider == Postgres
        ? await PostgresDocumentStore.OpenAsync(ConnectionString, time, cancellation)
        : await SqliteDocumentStore.OpenAsync(ConnectionString, time, cancellation);

    /// <summary>Opens the store where there is one: what only looks at a store or copies it must not take a wrong place for an empty installation.</summary>
    /// <exception cref="StoreException">When there is none (<see cref="StoreFault.Missing"/>), or it cannot be opened.</exception>
    public async Task<IDocumentStore> OpenExistingAsync(TimeProvider time, CancellationToken cancellation) => Provider == Postgres
        ? await PostgresDocumentStore.OpenExistingAsync(ConnectionString, time, cancellation)
        : await SqliteDocumentStore.OpenExistingAsync(ConnectionString, time, cancellation);

    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => $"Store {Provider}";

    private static StoreOptions ReadSqlite(string connection, DataOptions data)
    {
        if (string.IsNullOrWhiteSpace(connection))
        {
            return new StoreOptions(Sqlite, new SqliteConnectionStringBuilder { DataSource = data.StorePath }.ToString());
        }

        try
        {
            var builder = new SqliteConnectionStringBuilder(connection);
            if (builder.DataSource.Length == 0 || builder.DataSource == ":memory:" || builder.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly)
            {
                throw new SettingException(ConnectionStringKey, connection, "'Data Source=FILE' of a file that may be written.");
            }

            builder.DataSource = Path.GetFullPath(builder.DataSource, InstallationRoot.Find());
            return new StoreOptions(Sqlite, builder.ToString());
        }
        catch (ArgumentException)
        {
            // It may have been meant for another provider, and hold a password.
            string shown = connection.Contains("password", StringComparison.OrdinalIgnoreCase) ? "…" : connection;
            throw new SettingException(ConnectionStringKey, shown, "'Data Source=FILE'; nothing for a file below Data:Path; for PostgreSQL set Store:Provider to postgres.");
        }
    }

    private static StoreOptions ReadPostgres(string connection)
    {
        try
        {
            PostgresDocumentStore.CheckConnectionString(connection);
            return new StoreOptions(Postgres, connection);
        }
        catch (ArgumentException fault)
        {
            string reason = fault.Message.Split(" (Parameter", 2)[0];
            throw new SettingException(ConnectionStringKey, "…", $"'Host=SERVER;Database=NAME;Username=USER;Password=…', with 'Search Path=SCHEMA' for another schema than tracuu. {reason}");
        }
    }
}
