using Indexer.Commands;
using Indexer.Configuration;

namespace Indexer.Tests.Commands;

public sealed class RunCommandTests
{
    private static readonly string[] TwoSources =
    [
        "--Sources:0:name=công báo", "--Sources:0:kind=folder", "--Sources:0:path=/srv/cong-bao", "--Sources:1:name=tin", "--Sources:1:kind=folder", "--Sources:1:path=/srv/tin",
    ];

    [Fact]
    public void A_source_of_which_the_configuration_knows_none_is_told() =>
        Refused(["--once", "--source-name", "zz"]).ShouldBe(["There is no source 'zz': the setting Sources names none. See docs/sources.md."]);

    [Fact]
    public void A_source_that_is_called_otherwise_is_told_with_those_that_there_are() =>
        Refused(["--once", "--source-name", "zz"], TwoSources).ShouldBe(["There is no source 'zz'. The setting Sources names: công báo, tin."]);

    [Fact]
    public void A_single_source_is_visited_once_only() => Refused(["--source-name", "tin"], TwoSources).ShouldBe(["--source-name goes with --once."]);

    [Fact]
    public void A_source_is_called_in_any_case() => Refused(["--once", "--source-name", "TIN"], TwoSources).ShouldBeEmpty();

    [Fact]
    public async Task A_level_of_the_log_that_is_none_ends_the_start()
    {
        Should.Throw<SettingException>(() => Installation.Read(["--Logging:LogLevel:Default=Loud"])).Message.ShouldStartWith("Setting Logging:LogLevel:Default: 'Loud' is not allowed.");
        (await IndexerProgram.RunAsync(["status", "--Logging:LogLevel:Default=Loud"])).ShouldBe(2);
    }

    private static string[] Refused(string[] arguments, params string[] settings) =>
        [.. RunCommand.Create(Installation.Read(settings)).Parse(arguments).Errors.Select(error => error.Message)];
}
