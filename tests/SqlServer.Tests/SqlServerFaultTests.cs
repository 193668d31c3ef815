using Indexer.Configuration;
using Indexer.Sources;
using Indexer.Tests.Sources;
using SqlServer.Tests.Tds;

namespace SqlServer.Tests;

/// <summary>What is told, and what is tried again, where a server or the way to it fails.</summary>
public sealed class SqlServerFaultTests : IAsyncLifetime
{
    private const string Query = "SELECT id, title, text FROM dbo.tin";

    private static readonly TdsAnswer News = new([new("id", "int"), new("title", "nvarchar"), new("text", "nvarchar(max)")], [[1, "Họp giao ban", "Sáng thứ hai."], [2, "Nghỉ lễ", "Rằm tháng giêng."]]);

    private readonly Queue<TdsAnswer> answers = [];
    private TdsServer server = null!;
    private SourceWorld world = null!;

    public async ValueTask InitializeAsync()
    {
        world = await SourceWorld.OpenAsync();
        server = new TdsServer(_ => answers.Count > 1 ? answers.Dequeue() : answers.Peek()).Start();
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await world.DisposeAsync();
    }

    private Task<SourceVisitReport> VisitAsync(string? connection = null, params (string Key, string Value)[] more) => world.VisitAsync(
        [("name", SourceWorld.Name), ("kind", "sql"), ("provider", "sqlserver"), ("connectionString", connection ?? server.ConnectionString), ("query", Query), .. more]);

    private void Answer(params TdsAnswer[] next) => next.ToList().ForEach(answers.Enqueue);

    [Theory]
    [InlineData(1205, 13)]
    [InlineData(40613, 17)]
    [InlineData(49918, 16)]
    public async Task What_may_pass_is_tried_again(int number, byte severity)
    {
        Answer(TdsAnswer.Error(number, "Thử lại sau.", severity), TdsAnswer.Error(number, "Thử lại sau.", severity), News);
        (await VisitAsync()).Told.ShouldStartWith("succeeded: 2 added");
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_first_row_is_tried_again()
    {
        Answer(new TdsAnswer([], [], TdsThen.Drop), News);
        (await VisitAsync()).Told.ShouldStartWith("succeeded: 2 added");
    }

    [Fact]
    public async Task Time_that_runs_out_is_tried_again_and_the_server_is_told_to_stop()
    {
        Answer(new TdsAnswer([], [], TdsThen.Stall), News);
        (await VisitAsync(null, ("timeoutSeconds", "1"))).Told.ShouldStartWith("succeeded: 2 added");
        server.Attentions.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_is_busy_when_one_logs_in_is_tried_again()
    {
        Answer(News);
        int asked = 0;
        server.Greeting = () => asked++ == 0 ? TdsAnswer.Error(40613, "Database 'vanban' is not currently available.", 20) : null;
        (await VisitAsync()).Told.ShouldStartWith("succeeded: 2 added");
    }

    [Theory]
    [InlineData(208, 16, "Invalid object name 'dbo.tin'.", "dbo.…")]
    [InlineData(207, 16, "Invalid column name 'titel'.", "Look for slips")]
    [InlineData(229, 14, "The SELECT permission was denied on the object 'tin'.", "GRANT SELECT")]
    [InlineData(102, 15, "Incorrect syntax near 'SELCT'.", "Try the query there")]
    public async Task What_lasts_is_told_with_what_to_do_and_not_tried_again(int number, byte severity, string message, string remedy)
    {
        Answer(TdsAnswer.Error(number, message, severity));
        SourceVisitReport report = await VisitAsync();
        report.Failed.ShouldBeTrue();
        report.Told.ShouldContain($"The database says: {message}");
        report.Told.ShouldContain(remedy);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(18456, "Login failed for user 'doc'.", "Correct user and password")]
    [InlineData(979, "The target database does not allow read only connections.", "ApplicationIntent=ReadWrite")]
    public async Task Who_is_refused_is_told_why_without_the_password(int number, string message, string remedy)
    {
        server.Greeting = () => TdsAnswer.Error(number, message);
        SourceVisitReport report = await VisitAsync();
        report.Told.ShouldStartWith($"failed: The database says: {message}");
        report.Told.ShouldContain(remedy);
        report.Told.ShouldNotContain("Mật-khẩu");
        server.Logins.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_database_that_stays_away_is_told_in_the_end()
    {
        server.Greeting = () => TdsAnswer.Error(4060, "Cannot open database \"vanban\" requested by the login.", 11);
        (await VisitAsync()).Told.ShouldContain("CREATE USER");
        server.Logins.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_the_end()
    {
        string address = server.ConnectionString;
        await server.DisposeAsync();
        SourceVisitReport report = await VisitAsync(address.Replace("Timeout=20", "Timeout=1", StringComparison.Ordinal));
        report.Failed.ShouldBeTrue();
        report.Told.ShouldContain("See that the server runs");
        report.Told.ShouldNotContain("Mật-khẩu");
    }

    [Fact]
    public async Task Without_encryption_nothing_is_said_unless_the_operator_allows_it()
    {
        Answer(News);
        SourceVisitReport report = await VisitAsync(server.Address);
        report.Told.ShouldContain("trust the server's certificate");
        server.Logins.ShouldBeEmpty();
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_came_before_a_connection_broke_stays_and_the_next_visit_takes_the_rest()
    {
        Answer(News with { Then = TdsThen.Drop }, News);
        SourceVisitReport report = await VisitAsync();
        report.Failed.ShouldBeTrue(report.Told);
        report.Told.ShouldContain("What was delivered stays");
        (await world.TitlesAsync()).ShouldBe(["Họp giao ban", "Nghỉ lễ"]);
        (await VisitAsync()).Told.ShouldStartWith("succeeded: 0 added");
    }

    [Fact]
    public async Task Who_asks_is_named_reads_only_and_commits_nothing()
    {
        Answer(News);
        await VisitAsync();
        server.Logins.ShouldHaveSingleItem().ShouldBe(new TdsLogin("doc", "tracuu", "vanban", IsReadOnly: true));
        await VisitAsync(server.ConnectionString + ";ApplicationIntent=ReadWrite");
        server.Logins.Last().IsReadOnly.ShouldBeFalse();
        (server.Commits, server.Rollbacks).ShouldBe((0, 2));
    }

    [Fact]
    public void A_connection_that_cannot_be_understood_ends_the_start_without_being_repeated()
    {
        SettingException fault = Should.Throw<SettingException>(() => SourceWorld.Read(
            ("name", SourceWorld.Name), ("kind", "sql"), ("provider", "sqlserver"), ("connectionString", "Sever=db;Password=Mật-khẩu-9"), ("query", Query)));
        fault.Message.ShouldStartWith("Setting Sources:0:connectionString");
        fault.ToString().ShouldNotContain("Mật-khẩu");
    }

    [Fact]
    public async Task A_visit_that_is_stopped_stops_the_server()
    {
        Answer(News with { Then = TdsThen.Stall });
        using var stop = new CancellationTokenSource();
        Task<SourceVisitReport> visit = world.VisitAsync(
            stop.Token, ("name", SourceWorld.Name), ("kind", "sql"), ("provider", "sqlserver"), ("connectionString", server.ConnectionString), ("query", Query));
        while (server.Requests.IsEmpty)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => visit);
        server.Attentions.ShouldBe(1);
    }
}
