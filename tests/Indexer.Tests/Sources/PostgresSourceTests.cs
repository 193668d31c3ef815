using EndToEnd.Running;
using Indexer.Sources;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Indexer.Tests.Sources;

/// <summary>A table of a PostgreSQL server, read by what changed since, with a query for the ids there are.</summary>
public sealed class PostgresSourceTests(PostgresServer server) : SourceContract
{
    private string connection = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        connection = (await server.ConnectAsync("public")).Replace("Include Error Detail=true", "Pooling=false", StringComparison.Ordinal);
        await server.RunAsync("DROP TABLE IF EXISTS tin; CREATE TABLE tin (ma text PRIMARY KEY, tieu_de text, noi_dung text, noi_nhan text[], ngay date, sua timestamptz)");
    }

    protected override IEnumerable<(string Key, string Value)> Settings() => Settings("SELECT ma, tieu_de, noi_dung, noi_nhan, ngay, sua FROM tin WHERE sua > @since");

    private IEnumerable<(string Key, string Value)> Settings(string query) =>
    [
        ("name", SourceWorld.Name), ("kind", "sql"), ("provider", "postgres"), ("connectionString", connection), ("query", query),
        ("changedColumn", "sua"), ("overlapSeconds", "0"), ("idQuery", "SELECT ma FROM tin"),
        ("fieldMap:ma", "id"), ("fieldMap:tieu_de", "title"), ("fieldMap:noi_dung", "text"), ("fieldMap:noi_nhan", "recipients"), ("fieldMap:ngay", "issuedOn"),
    ];

    protected override Task PutAsync(string key, string title, string text) => server.RunAsync(
        $"INSERT INTO tin VALUES ('{key}', '{title}', '{text}', '{{Các phòng ban,\"Lưu: VT\"}}', '2026-11-24', clock_timestamp()) ON CONFLICT (ma) DO UPDATE SET tieu_de = excluded.tieu_de, noi_dung = excluded.noi_dung, sua = excluded.sua WHERE (tin.tieu_de, tin.noi_dung) <> (excluded.tieu_de, excluded.noi_dung)");

    protected override Task RemoveAsync(string key) => server.RunAsync($"DELETE FROM tin WHERE ma = '{key}'");

    protected override Task BreakAsync() => server.RunAsync("ALTER TABLE tin RENAME TO tin_mất");

    protected override Task MendAsync() => server.RunAsync("ALTER TABLE tin_mất RENAME TO tin");

    [Fact]
    public async Task Days_and_lists_keep_what_they_are_and_only_changes_are_read()
    {
        await PutAsync("1", "Thông báo", "Nội dung.");
        await World.VisitAsync(Settings());
        var document = (await World.DocumentsAsync()).ShouldHaveSingleItem();
        document.IssuedOn.ShouldBe(new DateOnly(2026, 11, 24));
        document.Recipients.ShouldBe(["Các phòng ban", "Lưu: VT"]);
        await PutAsync("2", "Thông báo khác", "Nội dung.");
        (await World.VisitAsync(Settings())).Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 0 unchanged");
    }

    [Fact]
    public async Task Nothing_is_written_there()
    {
        await PutAsync("1", "Thông báo", "Nội dung.");
        SourceVisitReport report = await World.VisitAsync(Settings("DELETE FROM tin WHERE sua > @since RETURNING *"));
        report.Told.ShouldContain("read-only");
        await World.VisitAsync(Settings());
        (await World.DocumentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_costs_itself_or_its_row_only()
    {
        await PutAsync("1", "Một", "Nội dung.");
        await PutAsync("2", "Hai", "Nội dung.");
        await PutAsync("3", "Ba", "Nội dung.");
        const string Query = "SELECT ma, tieu_de, noi_dung, noi_nhan, CASE ma WHEN '1' THEN '0044-03-15 BC'::date ELSE ngay END AS ngay, sua, "
            + "CASE ma WHEN '1' THEN 'NaN'::numeric WHEN '3' THEN 1e40 END AS tien FROM tin WHERE sua > @since ORDER BY ma";
        (await World.VisitAsync(Settings(Query))).Told.ShouldStartWith("succeeded: 3 added, 0 replaced, 0 unchanged, 0 deleted, 0 refused");
        (await World.DocumentsAsync()).Select(document => document.IssuedOn is not null).ShouldBe([false, true, true]);

        SourceVisitReport report = await World.VisitAsync([.. Settings(Query), ("deletedColumn", "tien")]);
        report.Told.ShouldContain("0 deleted, 2 refused, the first: Nguồn thử 1: Whether the row '1' is deleted cannot be read in 'tien'");
        (await World.DocumentsAsync()).Count.ShouldBe(3);
    }
}
