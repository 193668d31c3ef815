using Indexer.Sources;

namespace Indexer.Tests.Sources;

/// <summary>What SQLite's columns may hold beside what the settings say of them.</summary>
public sealed class SqlValueTests : SqlSourceBase
{
    private const string Changed = "SELECT id, title, sua FROM tin WHERE sua > @since";

    private static readonly (string, string)[] Since = [("changedColumn", "sua"), ("overlapSeconds", "60")];

    private Task<SourceVisitReport> VisitAsync(string query, params (string Key, string Value)[] more) => World.VisitAsync(
        [("name", SourceWorld.Name), ("kind", "sql"), ("provider", "sqlite"), ("connectionString", $"Data Source={Database}"), ("query", query), .. more]);

    [Fact]
    public async Task A_time_to_come_stops_no_source()
    {
        await RunAsync("CREATE TABLE tin (id TEXT, title TEXT, sua TEXT); INSERT INTO tin VALUES ('1', 'Một', '2021-08-24 08:00:00'), ('2', 'Gõ nhầm năm', '2921-08-24 08:00:00')");
        (await VisitAsync(Changed, Since)).Told.ShouldStartWith("succeeded: 2 added");
        (await World.StateAsync()).Watermark.ShouldBe("2021-08-24 08:00:00");
        await RunAsync("INSERT INTO tin VALUES ('3', 'Ba', '2021-08-24 09:00:00')");
        (await VisitAsync(Changed, Since)).Told.ShouldStartWith("succeeded: 1 added");
    }

    [Theory]
    [InlineData("2021-08-24", "2021-08-24", "2021-08-22")]
    [InlineData("2021-08-24 08:30", "2021-08-24 08:30", "2021-08-24 08:28")]
    [InlineData("2021-08-24 08:30:00.250", "2021-08-24 08:29:00.500", "2021-08-24 08:28:59.500")]
    [InlineData("2021-08-24T08:30:00+07:00", "2021-08-24T08:29:30+07:00", "2021-08-24T08:28:30+07:00")]
    [InlineData("2021-08-24T08:30:00.123456Z", "2021-08-24T08:29:30.000000Z", "2021-08-24T08:28:30.000000Z")]
    public async Task Rows_that_were_committed_late_are_met_in_every_form_of_a_time(string last, string late, string tooLate)
    {
        await RunAsync($"CREATE TABLE tin (id TEXT, title TEXT, sua TEXT); INSERT INTO tin VALUES ('1', 'Một', '{last}')");
        await VisitAsync(Changed, Since);
        await RunAsync($"INSERT INTO tin VALUES ('2', 'Muộn', '{late}'), ('3', 'Quá muộn', '{tooLate}')");
        await VisitAsync(Changed, Since);
        (await World.TitlesAsync()).ShouldBe(["Muộn", "Một"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("'24/08/2021'", "'24/08/2021', of which 'overlapSeconds' cannot be taken")]
    [InlineData("1629766800", "the number 1629766800, and no time. Set 'changedType' to 'number'")]
    [InlineData("2459450.5", "the number 2459450.5, and no time. Set 'changedType' to 'number'")]
    [InlineData("x'00'", "Look at 'changedColumn' and 'changedType'")]
    public async Task What_is_no_time_is_told(string value, string told)
    {
        await RunAsync($"CREATE TABLE tin (id TEXT, title TEXT, sua); INSERT INTO tin VALUES ('1', 'Một', {value})");
        SourceVisitReport report = await VisitAsync(Changed + " OR @since = ''", Since);
        report.Failed.ShouldBeTrue();
        report.Told.ShouldContain(told);
    }

    [Fact]
    public async Task Texts_that_only_sort_do_without_an_overlap()
    {
        await RunAsync("CREATE TABLE tin (id TEXT, title TEXT, sua TEXT); INSERT INTO tin VALUES ('1', 'Một', '20210824083000')");
        await VisitAsync(Changed, ("changedColumn", "sua"), ("overlapSeconds", "0"));
        (await World.StateAsync()).Watermark.ShouldBe("20210824083000");
    }

    [Fact]
    public async Task A_number_of_any_size_says_that_a_row_is_deleted()
    {
        await RunAsync("CREATE TABLE tin (id TEXT, title TEXT, xoa); INSERT INTO tin VALUES ('1', 'Một', 0.0), ('2', 'Hai', 1e300), ('3', 'Ba', NULL), ('4', 'Bốn', 0)");
        (await VisitAsync("SELECT id, title, xoa FROM tin", ("deletedColumn", "xoa"))).Told.ShouldStartWith("succeeded: 3 added");
    }

    [Fact]
    public async Task Upper_and_lower_case_of_columns_are_one()
    {
        await RunAsync("CREATE TABLE tin (ID TEXT, Title TEXT, NOI_DUNG TEXT, Sua TEXT); INSERT INTO tin VALUES ('1', 'Một', 'Chữ.', '2021-08-24 08:00:00')");
        (await VisitAsync("SELECT * FROM tin WHERE sua > @since", [.. Since, ("fieldMap:noi_dung", "text")])).Told.ShouldStartWith("succeeded: 1 added");
        var document = (await World.DocumentsAsync()).ShouldHaveSingleItem();
        (document.Id, document.Title, document.Text, document.Attributes.Count).ShouldBe(("1", "Một", "Chữ.", 0));
    }

    [Fact]
    public async Task A_map_that_names_no_column_is_told_with_those_there_are()
    {
        await RunAsync("CREATE TABLE tin (id TEXT, title TEXT); INSERT INTO tin VALUES ('1', 'Một')");
        (await VisitAsync("SELECT id, title FROM tin", ("fieldMap:noi_dun", "text"))).Told.ShouldStartWith("failed: The query gives no column 'noi_dun', only 'id', 'title'. Correct it in 'fieldMap'");
    }
}
