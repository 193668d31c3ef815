using Indexer.Sources;
using Microsoft.Data.Sqlite;

namespace Indexer.Tests.Sources;

/// <summary>A database with a table of news, read with a query that gives all rows.</summary>
public class SqlSourceTests : SourceContract
{
    private int clock;

    private string Database => World.Folder.At("báo.db");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await RunAsync("CREATE TABLE tin (ma TEXT PRIMARY KEY, tieu_de TEXT, noi_dung TEXT, sua TEXT, da_xoa INTEGER NOT NULL DEFAULT 0, anh BLOB)");
    }

    protected override IEnumerable<(string Key, string Value)> Settings() => Settings("SELECT ma, tieu_de, noi_dung, anh FROM tin WHERE da_xoa = 0");

    private protected IEnumerable<(string Key, string Value)> Settings(string query, params (string Key, string Value)[] more) =>
    [
        ("name", SourceWorld.Name), ("kind", "sql"), ("provider", "sqlite"), ("connectionString", $"Data Source={Database}"), ("query", query),
        ("fieldMap:ma", "id"), ("fieldMap:tieu_de", "title"), ("fieldMap:noi_dung", "text"), .. more,
    ];

    protected override Task PutAsync(string key, string title, string text) => RunAsync(
        "INSERT INTO tin (ma, tieu_de, noi_dung, sua, anh) VALUES ($1, $2, $3, $4, x'00FF') ON CONFLICT (ma) DO UPDATE SET tieu_de = $2, noi_dung = $3, sua = $4, da_xoa = 0 WHERE tieu_de <> $2 OR noi_dung <> $3", key, title, text, Now());

    protected override Task RemoveAsync(string key) => RunAsync("DELETE FROM tin WHERE ma = $1", key);

    protected override Task BreakAsync()
    {
        File.Move(Database, Database + ".mất");
        return Task.CompletedTask;
    }

    protected override Task MendAsync()
    {
        File.Move(Database + ".mất", Database);
        return Task.CompletedTask;
    }

    private protected string Now() => $"2021-08-24 08:{++clock / 60:00}:{clock % 60:00}";

    private protected async Task RunAsync(string sql, params string[] values)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        }

        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private protected const string Changed = "SELECT ma, tieu_de, noi_dung, sua, da_xoa FROM tin WHERE sua > @since";

    [Fact]
    public async Task Only_what_changed_is_read_and_marked_rows_are_deleted()
    {
        (string, string)[] more = [("changedColumn", "sua"), ("deletedColumn", "da_xoa"), ("overlapSeconds", "0")];
        await PutAsync("1", "Một", "Nội dung.");
        await PutAsync("2", "Hai", "Nội dung.");
        (await World.VisitAsync(Settings(Changed, more))).Told.ShouldStartWith("succeeded: 2 added");
        (await World.StateAsync()).Watermark.ShouldBe("2021-08-24 08:00:02");

        (await World.VisitAsync(Settings(Changed, more))).Told.ShouldStartWith("succeeded: 0 added, 0 replaced, 0 unchanged");
        await PutAsync("3", "Ba", "Nội dung.");
        await RunAsync("UPDATE tin SET da_xoa = 1, sua = $1 WHERE ma = '1'", Now());
        (await World.VisitAsync(Settings(Changed, more))).Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 0 unchanged, 1 deleted");
        (await World.TitlesAsync()).ShouldBe(["Ba", "Hai"]);
    }

    [Fact]
    public async Task Rows_that_were_committed_late_are_met_within_the_overlap()
    {
        (string, string)[] more = [("changedColumn", "sua"), ("overlapSeconds", "10")];
        await RunAsync("INSERT INTO tin (ma, tieu_de, sua) VALUES ('1', 'Một', '2021-08-24 08:00:30')");
        await World.VisitAsync(Settings(Changed, more));
        await RunAsync("INSERT INTO tin (ma, tieu_de, sua) VALUES ('2', 'Muộn', '2021-08-24 08:00:25')");
        (await World.VisitAsync(Settings(Changed, more))).Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 1 unchanged");
    }

    [Fact]
    public async Task A_column_that_counts_is_a_watermark_too()
    {
        (string, string)[] more = [("changedColumn", "so"), ("changedType", "number")];
        const string Query = "SELECT ma, tieu_de, noi_dung, rowid AS so FROM tin WHERE rowid > @since";
        await PutAsync("1", "Một", "");
        await World.VisitAsync(Settings(Query, more));
        await PutAsync("2", "Hai", "");
        (await World.VisitAsync(Settings(Query, more))).Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 0 unchanged");
        (await World.DocumentsAsync()).ShouldAllBe(document => !document.Attributes.ContainsKey("so"));
    }

    [Fact]
    public async Task A_query_for_the_ids_tells_what_is_gone()
    {
        (string, string)[] more = [("changedColumn", "sua"), ("idQuery", "SELECT ma FROM tin")];
        await PutAsync("1", "Một", "");
        await PutAsync("2", "Hai", "");
        await PutAsync("3", "Ba", "");
        await World.VisitAsync(Settings(Changed, more));
        await RemoveAsync("2");
        (await World.VisitAsync(Settings(Changed, more))).Told.ShouldContain("1 deleted");
        (await World.TitlesAsync()).ShouldBe(["Ba", "Một"]);
    }

    [Theory]
    [InlineData("SELECT tieu_de FROM tin", "no column 'ma'")]
    [InlineData("SELECT ma FROM không_có", "The database says")]
    [InlineData("DELETE FROM tin RETURNING ma", "readonly")]
    [InlineData("INSERT INTO tin (ma) VALUES ('9') RETURNING ma", "readonly")]
    public async Task A_query_that_will_not_do_is_told_and_changes_nothing(string query, string reason)
    {
        await PutAsync("1", "Một", "");
        SourceVisitReport report = await World.VisitAsync(Settings(query));
        report.Failed.ShouldBeTrue();
        report.Told.ShouldContain(reason);
        (await World.VisitAsync(Settings())).Told.ShouldStartWith("succeeded: 1 added");
    }

    [Fact]
    public async Task A_row_without_a_key_is_refused_and_nothing_counts_as_gone()
    {
        await PutAsync("1", "Một", "");
        await PutAsync("2", "Hai", "");
        await World.VisitAsync(Settings());
        await RemoveAsync("2");
        await RunAsync("INSERT INTO tin (ma, tieu_de) VALUES (NULL, 'Không mã')");
        (await World.VisitAsync(Settings())).Told.ShouldContain("1 refused");
        (await World.TitlesAsync()).ShouldBe(["Hai", "Một"]);
    }

    [Fact]
    public async Task A_thousand_rows_come_in_batches()
    {
        await RunAsync("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) INSERT INTO tin (ma, tieu_de, noi_dung) SELECT 'r' || i, 'Hàng ' || i, 'Nội dung của hàng ' || i FROM n");
        (await World.VisitAsync(Settings())).Told.ShouldStartWith("succeeded: 1200 added");
        (await World.StateAsync()).Documents.ShouldBe(1200);
    }

    [Fact]
    public async Task Of_rows_with_one_id_the_last_counts_and_nothing_flaps()
    {
        (string, string)[] more = [("deletedColumn", "da_xoa")];
        const string Log = "SELECT ma, tieu_de, noi_dung, da_xoa FROM nhat_ky ORDER BY so";
        await RunAsync("CREATE TABLE nhat_ky (so INTEGER PRIMARY KEY, ma TEXT, tieu_de TEXT, noi_dung TEXT, da_xoa INTEGER)");
        await RunAsync("INSERT INTO nhat_ky (ma, tieu_de, noi_dung, da_xoa) VALUES ('1', 'Bản đầu', '', 0), ('2', 'Hai', '', 0), ('1', 'Bản đầu', '', 1), ('1', 'Bản cuối', '', 0), ('3', 'Ba', '', 0), ('3', 'Ba', '', 1)");
        (await World.VisitAsync(Settings(Log, more))).Told.ShouldStartWith("succeeded: 2 added, 0 replaced, 0 unchanged, 0 deleted, 0 refused");
        (await World.TitlesAsync()).ShouldBe(["Bản cuối", "Hai"]);
        long last = await World.Store.LastSequenceAsync(Cancellation);
        (await World.VisitAsync(Settings(Log, more))).Failed.ShouldBeFalse();
        (await World.Store.LastSequenceAsync(Cancellation)).ShouldBe(last);
    }

    [Fact]
    public async Task Rows_with_one_id_may_lie_far_apart()
    {
        await RunAsync("CREATE TABLE nhat_ky (so INTEGER PRIMARY KEY, ma TEXT, tieu_de TEXT, noi_dung TEXT)");
        await RunAsync("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1300) INSERT INTO nhat_ky (ma, tieu_de, noi_dung) SELECT 'r' || (i % 600), 'Lần ' || i, '' FROM n");
        const string Log = "SELECT ma, tieu_de, noi_dung FROM nhat_ky ORDER BY so";
        for (int visit = 0; visit < 2; visit++)
        {
            (await World.VisitAsync(Settings(Log))).Failed.ShouldBeFalse();
            (await World.DocumentsAsync()).Count.ShouldBe(600);
            (await World.Store.FindAsync("r1", Cancellation))!.Title.ShouldBe("Lần 1201");
            (await World.Store.FindAsync("r599", Cancellation))!.Title.ShouldBe("Lần 1199");
        }
    }

    [Fact]
    public async Task Another_audience_map_or_query_reaches_what_was_read_already()
    {
        (string, string)[] more = [("changedColumn", "sua"), ("overlapSeconds", "0")];
        await PutAsync("1", "Một", "Nội dung.");
        await PutAsync("2", "Hai", "Nội dung.");
        await World.VisitAsync(Settings(Changed, more));
        await RemoveAsync("2");

        // One that is there still, and one that no visit lists any more.
        (await World.VisitAsync([.. Settings(Changed, more), ("audience", "noi-bo")])).Told.ShouldStartWith("succeeded: 0 added, 2 replaced");
        (await World.DocumentsAsync()).ShouldAllBe(document => document.Audience.SequenceEqual(new[] { "noi-bo" }));
        (await World.VisitAsync([.. Settings(Changed, more), ("audience", "noi-bo")])).Told.ShouldStartWith("succeeded: 0 added, 0 replaced, 0 unchanged");

        await World.VisitAsync([.. Settings("SELECT ma, 'Số ' || ma AS tieu_de, noi_dung, sua, da_xoa FROM tin WHERE sua > @since", more), ("audience", "noi-bo")]);
        (await World.TitlesAsync()).ShouldBe(["Hai", "Số 1"]);
    }

    [Fact]
    public async Task A_row_that_was_refused_is_read_again_when_the_map_is_mended()
    {
        (string, string)[] more = [("changedColumn", "sua"), ("overlapSeconds", "0")];
        await PutAsync("1", "Một", "Nội dung.");
        (await World.VisitAsync([.. Settings(Changed, more).Where(setting => setting.Key != "fieldMap:tieu_de"), ("fieldMap:tieu_de", "issuedOn")])).Told.ShouldContain("1 refused");
        (await World.VisitAsync(Settings(Changed, more))).Told.ShouldStartWith("succeeded: 1 added");
    }

    [Fact]
    public async Task Another_audience_does_not_wait_for_a_source_that_cannot_be_read()
    {
        await PutAsync("1", "Một", "Nội dung.");
        await World.VisitAsync(Settings());
        await BreakAsync();
        (await World.VisitAsync([.. Settings(), ("audience", "noi-bo")])).Failed.ShouldBeTrue();
        (await World.DocumentsAsync()).ShouldHaveSingleItem().Audience.ShouldBe(["noi-bo"]);
    }
}
