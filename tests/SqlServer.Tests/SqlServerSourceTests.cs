using Indexer.Tests.Sources;

namespace SqlServer.Tests;

/// <summary>A table that is read by what changed since, with a query for the ids there are: what every source keeps to.</summary>
public sealed class SqlServerSourceTests : SourceContract
{
    private SqlServerTable table = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        table = await SqlServerTable.OpenAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await table.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override IEnumerable<(string Key, string Value)> Settings() =>
    [
        ("name", SourceWorld.Name), ("kind", "sql"), ("provider", "sqlserver"), ("connectionString", table.ConnectionString), ("query", SqlServerTable.Changes),
        ("changedColumn", "sua"), ("overlapSeconds", "0"), ("idQuery", SqlServerTable.Ids),
        ("fieldMap:ma", "id"), ("fieldMap:tieu_de", "title"), ("fieldMap:noi_dung", "text"),
    ];

    protected override Task PutAsync(string key, string title, string text) => table.PutAsync(key, title, text);

    protected override Task RemoveAsync(string key) => table.RemoveAsync(key);

    protected override Task BreakAsync() => table.HideAsync(true);

    protected override Task MendAsync() => table.HideAsync(false);

    [Fact]
    public async Task Only_what_changed_since_is_read()
    {
        await PutAsync("1", "Thông báo", "Nội dung.");
        await World.VisitAsync(Settings());
        await PutAsync("2", "Thông báo khác", "Nội dung.");
        (await World.VisitAsync(Settings())).Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 0 unchanged");
    }
}
