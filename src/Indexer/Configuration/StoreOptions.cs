using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;

namespace Indexer.Configuration;

/// <summary>Which store, and where. Immutable.</summary>
public sealed record StoreOptions(string Provider, string ConnectionString)
{
    public const string ProviderKey = "Store:Provider";
    public const string ConnectionStringKey = "Store:ConnectionString";
    public const string Sqlite = "sqlite";

    /// <summary>Reads <c>Store</c>.</summary>
    /// <exception cref="SettingException">When a value is not allowed.</exception>
    public static StoreOptions Read(IConfiguration configuration, DataOptions data)
    {
        string provider = configuration[ProviderKey] is { Length: > 0 } given ? given : Sqlite;
        if (!provider.Equals(Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingException(ProviderKey, provider, "sqlite.");
        }

        string? connection = configuration[ConnectionStringKey];
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
            throw new SettingException(ConnectionStringKey, connection, "'Data Source=FILE'; nothing for a file below Data:Path.");
        }
    }

    /// <summary>Opens the store, creating it where there is none.</summary>
    /// <exception cref="StoreException">When it cannot be opened.</exception>
    public async Task<IDocumentStore> OpenAsync(TimeProvider time, CancellationToken cancellation) =>
        await SqliteDocumentStore.OpenAsync(ConnectionString, time, cancellation);
}
