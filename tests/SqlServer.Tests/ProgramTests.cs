using System.Text.Json;
using EndToEnd.Running;
using Indexer.Tests;
using SqlServer.Tests.Tds;

namespace SqlServer.Tests;

/// <summary>The program as an operator starts it: invariant by itself, with the cultures of ICU where the environment says so.</summary>
public sealed class ProgramTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder data = new();
    private readonly TdsServer server = new TdsServer(_ => new TdsAnswer([new("id", "int"), new("title", "nvarchar"), new("so", "decimal")], [[1, "Họp giao ban", 1.5m], [2, "Nghỉ lễ", 2.5m]])).Start();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        data.Dispose();
    }

    private RunningProcess Start(string invariant, params string[] arguments) => RunningProcess.Start(
        Checkout.Program("Indexer"),
        arguments,
        new Dictionary<string, string>
        {
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant,
            ["LC_ALL"] = "vi_VN.UTF-8",
            ["Data__Path"] = data.At("data"),
            ["Sources__0__name"] = "Công văn",
            ["Sources__0__kind"] = "sql",
            ["Sources__0__provider"] = "sqlserver",
            ["Sources__0__connectionString"] = server.ConnectionString,
            ["Sources__0__query"] = "SELECT id, title, so FROM dbo.tin",
        },
        data.At(""));

    [Fact]
    public async Task Without_cultures_the_start_ends_and_says_what_is_needed()
    {
        await using RunningProcess program = Start("1", "run");
        (await program.EndAsync(Patience)).ShouldBe(2, program.Log);
        program.Log.ShouldContain("Sources:0:provider");
        program.Log.ShouldContain("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0");
        program.Log.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task With_cultures_the_rows_become_documents()
    {
        await using RunningProcess program = Start("0", "run", "--once");
        (await program.EndAsync(Patience)).ShouldBe(0, program.Log);
        await using RunningProcess status = Start("0", "status", "--json");
        (await status.EndAsync(Patience)).ShouldBe(0, status.Log);
        JsonElement source = JsonDocument.Parse(status.Output).RootElement.GetProperty("sources")[0];
        source.GetProperty("lastResult").GetString()!.ShouldStartWith("succeeded: 2 added");
    }
}
