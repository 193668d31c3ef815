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

    [Fact]
    public void Defaults_hold_where_nothing_is_set()
    {
        ServiceSettings settings = Read();
        settings.Index.Mode.ShouldBe(IndexMode.Embedded);
        settings.Samples.Path.ShouldBeNull();
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
