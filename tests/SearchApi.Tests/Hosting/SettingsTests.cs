using Indexer.Configuration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using SearchApi.Hosting;

namespace SearchApi.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Index:Mode", "both", "Setting Index:Mode: 'both' is not allowed. Allowed: embedded, external.")]
    [InlineData("Samples:Path", "/khong/co", "Setting Samples:Path: '/khong/co' is not allowed. Allowed: a folder that exists; empty for no samples.")]
    [InlineData("Urls", "localhost", "Setting Urls: 'localhost' is not allowed. Allowed: addresses like http://localhost:5080 or http://*:8080, with ';' between them.")]
    [InlineData("Store:Provider", "oracle", "Setting Store:Provider: 'oracle' is not allowed. Allowed: sqlite, postgres.")]
    public void A_wrong_value_is_told_with_key_value_and_what_is_allowed(string key, string value, string message) =>
        Should.Throw<SettingException>(() => Read((key, value))).Message.ShouldBe(message);

    [Theory]
    [InlineData("*", null)]
    [InlineData("null", null)]
    [InlineData("https://*.example.vn", null)]
    [InlineData("portal.example.vn", null)]
    [InlineData("ftp://portal.example.vn", null)]
    [InlineData("https://", null)]
    [InlineData("https://portal.example.vn/", "https://portal.example.vn")]
    [InlineData("https://portal.example.vn/tim?q=1#a", "https://portal.example.vn")]
    [InlineData("HTTPS://Portal.example.vn", "https://portal.example.vn")]
    [InlineData("https://portal.example.vn:443", "https://portal.example.vn")]
    [InlineData("https://ai@portal.example.vn:8443", "https://portal.example.vn:8443")]
    [InlineData("https://tracứu.example.vn", "https://xn--tracu-ye2b.example.vn")]
    [InlineData(" https://portal.example.vn", "https://portal.example.vn")]
    public void A_site_that_no_browser_would_name_so_is_told_with_what_to_write(string site, string? instead) =>
        Should.Throw<SettingException>(() => Read(("Cors:Origins:0", "https://a.example.vn"), ("Cors:Origins:1", site))).Message.ShouldBe(
            $"Setting Cors:Origins:1: '{ShownAddress.OfSetting(site)}' is not allowed. Allowed: a list of sites exactly as browsers name them, like https://portal.example.vn or "
            + $"http://10.0.0.5:8080; without path, '*' or 'null'.{(instead is null ? "" : $" Write {instead} if that is the site.")}");

    [Fact]
    public void Sites_that_are_no_list_are_told_how_to_make_one() =>
        Should.Throw<SettingException>(() => Read(("Cors:Origins", "https://a.example.vn"))).Message.ShouldEndWith("Name the entries of the list: Cors:Origins:0, Cors:Origins:1 (in the environment Cors__Origins__0).");

    [Fact]
    public void Sites_may_be_any_that_browsers_name() =>
        Read(("Cors:Origins:0", "https://a.example.vn"), ("Cors:Origins:1", ""), ("Cors:Origins:2", "http://[fd00::5]:8080"), ("Cors:Origins:3", "https://a.example.vn"), ("Cors:Origins:4", "http://cong"))
            .Cors.Origins.ShouldBe(["https://a.example.vn", "http://[fd00::5]:8080", "http://cong"]);

    [Theory]
    [InlineData("Logging:LogLevel:Default", "Loud")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore", "9")]
    public void A_level_that_is_none_is_told_on_one_line(string key, string level)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)level)]).Build();
        Should.Throw<SettingException>(() => LogLevels.Check(configuration)).Message.ShouldBe(
            $"Setting {key}: '{level}' is not allowed. Allowed: Trace, Debug, Information, Warning, Error, Critical, None.");
        typeof(Program).Assembly.EntryPoint!.Invoke(null, [(string[])[$"--{key}={level}"]]).ShouldBe(2);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("3")]
    [InlineData("")]
    public void Levels_may_be_written_as_the_framework_reads_them(string level) =>
        Should.NotThrow(() => LogLevels.Check(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Logging:LogLevel:Default", (string?)level)]).Build()));

    [Fact]
    public void Defaults_hold_where_nothing_is_set()
    {
        ServiceSettings settings = Read();
        settings.Index.Mode.ShouldBe(IndexMode.Embedded);
        settings.Samples.Path.ShouldBeNull();
        settings.Cors.Origins.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://*:80;https://[::1]:8443")]
    [InlineData("http://127.0.0.1:0")]
    public void Addresses_may_be_any_that_the_server_takes(string urls) => Should.NotThrow(() => Read(("Urls", urls)));

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Every_shipped_settings_file_starts(string environment)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-api-");
        await using (WebApplicationFactory<Program> service = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseEnvironment(environment).UseSetting("Data:Path", folder.FullName)))
        {
            await service.CreateClient().JsonAsync("/health/ready");
        }

        folder.Delete(recursive: true);
    }

    private static ServiceSettings Read(params (string Key, string Value)[] values) => ServiceSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build());
}
