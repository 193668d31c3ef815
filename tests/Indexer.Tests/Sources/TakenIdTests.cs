using Indexer.Configuration;
using Indexer.Ingestion;
using Indexer.Sources;
using Indexer.Sources.Folders;
using Indexer.Tests.Ingestion;
using Microsoft.Data.Sqlite;
using Search.Documents;

namespace Indexer.Tests.Sources;

/// <summary>Two sources that give different documents the same id: who came first keeps it.</summary>
public sealed class TakenIdTests : IAsyncLifetime
{
    private SourceWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await SourceWorld.OpenAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private async Task RunAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={world.Folder.At(database)};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private Task<SourceVisitReport> VisitAsync(string name, params (string Key, string Value)[] more) => world.VisitAsync(
    [
        ("name", name), ("kind", "sql"), ("provider", "sqlite"), ("connectionString", $"Data Source={world.Folder.At(name + ".db")}"),
        ("mostDeletedPercent", "100"), .. more.Any(setting => setting.Key == "query") ? more : [("query", "SELECT id, title, text FROM tin"), .. more],
    ]);

    private async Task FillAsync()
    {
        await RunAsync("cong-khai.db", "CREATE TABLE tin (id TEXT, title TEXT, text TEXT, sua INTEGER); INSERT INTO tin VALUES ('1', 'Lịch tiếp dân', 'Công khai.', 1), ('2', 'Giờ mở cửa', 'Công khai.', 2)");
        await RunAsync("noi-bo.db", "CREATE TABLE tin (id TEXT, title TEXT, text TEXT, sua INTEGER); INSERT INTO tin VALUES ('1', 'Hồ sơ cán bộ', 'Nội bộ.', 1), ('3', 'Lịch họp', 'Nội bộ.', 3)");
    }

    [Fact]
    public async Task An_internal_row_does_not_take_over_a_public_document_nor_the_other_way_round()
    {
        await FillAsync();
        await VisitAsync("cong-khai");
        SourceVisitReport report = await VisitAsync("noi-bo", ("audience", "noi-bo"));

        report.Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 0 unchanged, 0 deleted, 1 refused, the first: noi-bo 1: id: The source 'cong-khai' has a document ('1') with the id '1'");
        (await world.DocumentsAsync()).Select(document => (document.Id, document.Title, document.Audience[0])).ShouldBe(
            [("1", "Lịch tiếp dân", "public"), ("2", "Giờ mở cửa", "public"), ("3", "Lịch họp", "noi-bo")]);

        // Whatever changes on either side.
        await RunAsync("noi-bo.db", "UPDATE tin SET title = 'Hồ sơ đã sửa' WHERE id = '1'");
        (await VisitAsync("noi-bo", ("audience", "noi-bo"))).Told.ShouldContain("0 replaced, 1 unchanged, 0 deleted, 1 refused");
        await RunAsync("cong-khai.db", "UPDATE tin SET title = 'Lịch tiếp dân tháng sau' WHERE id = '1'");
        (await VisitAsync("cong-khai")).Told.ShouldContain("1 replaced, 1 unchanged, 0 deleted, 0 refused");
        (await world.TitlesAsync()).ShouldBe(["Giờ mở cửa", "Lịch họp", "Lịch tiếp dân tháng sau"]);
    }

    [Fact]
    public async Task Where_the_first_drops_it_the_next_visit_of_the_other_takes_it()
    {
        await FillAsync();
        (string, string)[] changes = [("query", "SELECT id, title, text, sua FROM tin WHERE sua > @since"), ("changedColumn", "sua"), ("changedType", "number")];
        await VisitAsync("cong-khai");
        await VisitAsync("noi-bo", changes);
        await RunAsync("cong-khai.db", "DELETE FROM tin WHERE id = '1'");
        (await VisitAsync("cong-khai")).Told.ShouldContain("1 deleted");
        (await world.DocumentsAsync()).Select(document => document.Id).ShouldBe(["2", "3"]);

        (await VisitAsync("noi-bo", changes)).Told.ShouldStartWith("succeeded: 1 added, 0 replaced, 1 unchanged, 0 deleted, 0 refused");
        (await world.Store.FindAsync("1", Cancellation))!.Title.ShouldBe("Hồ sơ cán bộ");
    }

    [Fact]
    public async Task What_the_other_did_not_get_does_not_go_with_it()
    {
        await FillAsync();
        await VisitAsync("cong-khai");
        await VisitAsync("noi-bo");
        await RunAsync("noi-bo.db", "DELETE FROM tin WHERE id = '1'");
        (await VisitAsync("noi-bo")).Told.ShouldContain("0 deleted, 0 refused");
        (await world.Store.FindAsync("1", Cancellation))!.Title.ShouldBe("Lịch tiếp dân");
    }

    [Fact]
    public async Task What_a_client_wrote_stays()
    {
        await FillAsync();
        await world.Store.WriteAsync([new("1", new Document { Id = "1", Title = "Do người dùng ghi" })], Cancellation);
        (await VisitAsync("cong-khai")).Told.ShouldContain("A client wrote a document over HTTP with the id '1'");
        (await world.Store.FindAsync("1", Cancellation))!.Title.ShouldBe("Do người dùng ghi");
    }

    private async Task<IngestTally> IngestAsync(bool prune = false) =>
        (await new Ingest(world.Store, new IngestOptions(), new FolderSource(new IngestRequest([world.Folder.At("docs")], null, prune)), new IngestTests.Nobody(), () => { }).RunAsync(Cancellation)).Tally;

    [Fact]
    public async Task Two_files_whose_names_make_one_id_do_not_overwrite_each_other()
    {
        world.Folder.Write("docs/a:b.txt", "Tệp có dấu hai chấm.");
        world.Folder.Write("docs/a/b.txt", "Tệp trong thư mục.");
        for (int run = 0; run < 2; run++)
        {
            IngestTally tally = await IngestAsync();
            Refusal refusal = tally.Refusals.ShouldHaveSingleItem();
            (refusal.Path, refusal.Code, refusal.Id).ShouldBe((world.Folder.At("docs/a/b.txt"), "id-taken", "docs:a:b.txt"));
            refusal.Reason.ShouldContain("'a:b.txt' of the same source");
            (await world.DocumentsAsync()).ShouldHaveSingleItem().Text.ShouldBe("Tệp có dấu hai chấm.");
        }

        File.Delete(world.Folder.At("docs/a:b.txt"));
        (await IngestAsync(prune: true)).Refused.ShouldBe(0);
        (await world.DocumentsAsync()).ShouldHaveSingleItem().Text.ShouldBe("Tệp trong thư mục.");
    }

    [Fact]
    public async Task What_moves_to_another_file_and_changes_there_is_not_missing_meanwhile()
    {
        world.Folder.Write("docs/b.jsonl", "{\"id\":\"x\",\"title\":\"Cũ\"}\n{\"id\":\"y\",\"title\":\"y\"}");
        await IngestAsync(prune: true);
        world.Folder.Write("docs/b.jsonl", "{\"id\":\"y\",\"title\":\"y\"}");
        world.Folder.Write("docs/a.jsonl", "{\"id\":\"x\",\"title\":\"Mới\"}");
        (await IngestAsync(prune: true)).Refused.ShouldBe(0);
        (await world.TitlesAsync()).ShouldBe(["Mới", "y"]);
    }

    [Fact]
    public async Task A_copied_file_is_one_document_until_one_of_the_copies_goes()
    {
        world.Folder.Write("docs/a.jsonl", "{\"id\":\"x\",\"title\":\"Như nhau\"}");
        world.Folder.Write("docs/b.jsonl", "{\"id\":\"x\",\"title\":\"Như nhau\"}");
        (await IngestAsync()).Refused.ShouldBe(0);
        File.Delete(world.Folder.At("docs/a.jsonl"));
        (await IngestAsync(prune: true)).Deleted.ShouldBe(0);
        (await world.TitlesAsync()).ShouldBe(["Như nhau"]);
    }
}
