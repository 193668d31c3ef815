using System.Data.Common;
using System.Globalization;
using CsCheck;
using Indexer.Sources;
using Indexer.Sources.Sql;
using Indexer.Tests.Sources;
using Search.Documents;
using SqlServer.Tests.Tds;

namespace SqlServer.Tests;

/// <summary>What SqlClient makes of the types of SQL Server, on the way into a document and back as <c>@since</c>.</summary>
public sealed class SqlServerValueTests : IAsyncLifetime
{
    private SourceWorld world = null!;

    public async ValueTask InitializeAsync() => world = await SourceWorld.OpenAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Task<SourceVisitReport> VisitAsync(TdsServer server, string query, params (string Key, string Value)[] more) => world.VisitAsync(
        [("name", SourceWorld.Name), ("kind", "sql"), ("provider", "sqlserver"), ("connectionString", server.ConnectionString), ("query", query), .. more]);

    [Fact]
    public async Task Values_of_every_type_become_what_a_person_would_write()
    {
        string text = string.Concat(Enumerable.Repeat("Ủy ban nhân dân xã Hòa Giang thông báo. ", 2000));
        await using TdsServer server = new TdsServer(_ => new TdsAnswer(
            [
                new("id", "uniqueidentifier"), new("title", "nvarchar"), new("text", "nvarchar(max)"), new("issuedOn", "date"), new("mat", "bit"), new("tien", "decimal"), new("so", "bigint"),
                new("noi", "xml"), new("gio", "datetime2"), new("giovn", "datetimeoffset"), new("rv", "rowversion"), new("trong", "int"), new("khong", "nvarchar(max)"),
            ],
            [
                [
                    new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), "Thông báo về việc nghỉ lễ", text, new DateOnly(2021, 8, 24), true, -1250000.5m, 9007199254740993L, "<noi xa=\"Hòa Giang\" />",
                    new DateTime(2021, 8, 24, 8, 30, 15).AddTicks(1234567), new DateTimeOffset(2021, 8, 24, 8, 30, 0, TimeSpan.FromHours(7)), 2001UL, null, null,
                ],
            ])).Start();
        (await VisitAsync(server, "SELECT * FROM dbo.van_ban")).Told.ShouldStartWith("succeeded: 1 added");
        Document document = (await world.DocumentsAsync()).ShouldHaveSingleItem();
        document.Id.ShouldEndWith("6f9619ff-8b86-d011-b42d-00c04fc964ff");
        document.Title.ShouldBe("Thông báo về việc nghỉ lễ");
        document.Text.Trim().Length.ShouldBe(text.Trim().Length);
        document.IssuedOn.ShouldBe(new DateOnly(2021, 8, 24));
        string Attribute(string name) => string.Join('|', document.Attributes[name]);
        Attribute("mat").ShouldBe("true");
        Attribute("tien").ShouldBe("-1250000.50");
        Attribute("so").ShouldBe("9007199254740993");
        Attribute("noi").ShouldBe("<noi xa=\"Hòa Giang\" />");
        Attribute("gio").ShouldBe("2021-08-24T08:30:15.1234567");
        Attribute("giovn").ShouldBe("2021-08-24T08:30:00+07:00");
        document.Attributes.ContainsKey("rv").ShouldBeFalse();
        document.Attributes.ContainsKey("trong").ShouldBeFalse();
        document.Attributes.ContainsKey("khong").ShouldBeFalse();
    }

    /// <summary>Type of the changed-column, its value, how it is remembered, and how it is asked for again.</summary>
    public static TheoryData<string, object, string, string, object> Watermarks { get; } = new()
    {
        { "datetime2", new DateTime(2021, 8, 25, 8, 0, 0).AddTicks(1), "2021-08-25T08:00:00.0000001", "@since datetime2(7)", new DateTime(2021, 8, 25, 7, 55, 0).AddTicks(1) },
        { "datetime2", new DateTime(2021, 8, 25), "2021-08-25T00:00:00", "@since datetime2(7)", new DateTime(2021, 8, 24, 23, 55, 0) },
        { "datetimeoffset", new DateTimeOffset(2021, 8, 25, 8, 0, 0, TimeSpan.FromHours(7)), "2021-08-25T08:00:00+07:00", "@since datetimeoffset(7)", new DateTimeOffset(2021, 8, 25, 0, 55, 0, TimeSpan.Zero) },
        { "date", new DateOnly(2021, 8, 25), "2021-08-25T00:00:00", "@since datetime2(7)", new DateTime(2021, 8, 24, 23, 55, 0) },
        { "bigint", 2001L, "2001", "@since bigint", 2001L },
        { "int", 2001, "2001", "@since bigint", 2001L },
        { "rowversion", 0x00000000000007D1UL, "2001", "@since bigint", 2001L },
    };

    [Theory]
    [MemberData(nameof(Watermarks), DisableDiscoveryEnumeration = true)]
    public async Task What_the_changed_column_holds_comes_back_as_since(string type, object value, string remembered, string declared, object since)
    {
        await using TdsServer server = new TdsServer(_ => new TdsAnswer([new("id", "int"), new("title", "nvarchar"), new("sua", type)], [[1, "Tin", value]])).Start();
        (string, string)[] more = [("changedColumn", "sua"), ("changedType", declared.EndsWith("bigint", StringComparison.Ordinal) ? "number" : "time")];
        (await VisitAsync(server, "SELECT id, title, sua FROM dbo.tin WHERE sua > @since", more)).Told.ShouldStartWith("succeeded: 1 added");
        (await world.StateAsync()).Watermark.ShouldBe(remembered);
        (await VisitAsync(server, "SELECT id, title, sua FROM dbo.tin WHERE sua > @since", more)).Told.ShouldStartWith("succeeded: 0 added, 0 replaced, 1 unchanged");
        TdsRequest first = server.Requests.First();
        first.Since.ShouldBe(since is long ? 0L : new DateTime(1900, 1, 1));
        server.Requests.Last().ShouldBe(new TdsRequest("SELECT id, title, sua FROM dbo.tin WHERE sua > @since", declared, since));
    }

    [Fact]
    public async Task The_highest_of_many_is_remembered_whatever_their_order()
    {
        var start = new DateTimeOffset(2021, 8, 25, 8, 0, 0, TimeSpan.FromHours(7));
        object?[][] rows = [[1, start], [2, start.AddHours(2).ToOffset(TimeSpan.Zero)], [3, start.AddHours(1)], [4, null]];
        await using TdsServer server = new TdsServer(_ => new TdsAnswer([new("id", "int"), new("sua", "datetimeoffset")], rows)).Start();
        await VisitAsync(server, "SELECT id, sua FROM dbo.tin WHERE sua > @since", ("changedColumn", "sua"));
        DateTimeOffset.Parse((await world.StateAsync()).Watermark!, CultureInfo.InvariantCulture).ShouldBe(start.AddHours(2));
    }

    [Fact]
    public async Task A_rowversion_is_no_time()
    {
        await using TdsServer server = new TdsServer(_ => new TdsAnswer([new("id", "int"), new("rv", "rowversion")], [[1, 2001UL]])).Start();
        SourceVisitReport report = await VisitAsync(server, "SELECT id, rv FROM dbo.tin WHERE rv > @since", ("changedColumn", "rv"));
        report.Told.ShouldContain("Look at 'changedColumn' and 'changedType'");
    }

    [Fact]
    public async Task A_marked_row_is_deleted()
    {
        bool isGone = false;
        await using TdsServer server = new TdsServer(_ => new TdsAnswer([new("id", "int"), new("title", "nvarchar"), new("da_xoa", "bit")], [[1, "Tin", isGone], [2, "Tin khác", false]])).Start();
        (string, string)[] more = [("deletedColumn", "da_xoa"), ("mostDeletedPercent", "100")];
        (await VisitAsync(server, "SELECT id, title, da_xoa FROM dbo.tin", more)).Told.ShouldStartWith("succeeded: 2 added");
        isGone = true;
        (await VisitAsync(server, "SELECT id, title, da_xoa FROM dbo.tin", more)).Told.ShouldContain("1 deleted");
        (await world.TitlesAsync()).ShouldBe(["Tin khác"]);
    }

    [Fact]
    public Task Rows_arrive_whole_in_whatever_pieces_the_network_brings_them() => Gen.Select(Gen.Int[1, 9000].Array[1, 8], Gen.Int[0, 30_000].Array[1, 6]).SampleAsync(
        async sample =>
        {
            (int[] pieces, int[] lengths) = sample;
            object?[][] rows = [.. lengths.Select((length, i) => new object?[] { i, new string('ấ', length), string.Concat(Enumerable.Repeat("Hòa ", length % 50)) })];
            int piece = 0;
            await using TdsServer server = new TdsServer(_ => new TdsAnswer([new("id", "int"), new("text", "nvarchar(max)"), new("title", "nvarchar")], rows)) { Piece = () => pieces[piece++ % pieces.Length] }.Start();
            SqlOptions options = (SqlOptions)SourceWorld.Read(("name", SourceWorld.Name), ("kind", "sql"), ("provider", "sqlserver"), ("connectionString", server.ConnectionString), ("query", "SELECT *"))[0];
            List<object[]> read = [];
            await foreach (DbDataReader row in new SqlDatabase(options, TimeProvider.System).ReadAsync(options.Query, null, TestContext.Current.CancellationToken))
            {
                read.Add([row.GetValue(0), row.GetValue(1), row.GetValue(2)]);
            }

            read.SelectMany(row => row).ShouldBe(rows.SelectMany(row => row));
        },
        iter: 60, threads: 1);

    [Fact]
    public async Task Ten_thousand_rows_come_in_one_answer()
    {
        object?[][] rows = [.. Enumerable.Range(1, 10_000).Select(i => new object?[] { i, $"Tin số {i}", string.Create(CultureInfo.InvariantCulture, $"Nội dung của tin số {i}.") })];
        await using TdsServer server = new TdsServer(_ => new TdsAnswer([new("id", "int"), new("title", "nvarchar"), new("text", "nvarchar(max)")], rows)).Start();
        (await VisitAsync(server, "SELECT id, title, text FROM dbo.tin")).Told.ShouldStartWith("succeeded: 10000 added");
    }
}
