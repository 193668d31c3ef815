using Microsoft.Data.Sqlite;

namespace Indexer.Tests.Sources;

/// <summary>A database of SQLite beside a store.</summary>
public abstract class SqlSourceBase : IAsyncLifetime
{
    protected SourceWorld World { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string Database => World.Folder.At("báo.db");

    public async ValueTask InitializeAsync() => World = await SourceWorld.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
