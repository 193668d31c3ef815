using Indexer.Configuration;
using Microsoft.Extensions.Configuration;

namespace Indexer.Tests.Configuration;

public sealed class KnownSettingsTests
{
    private static void Check(params (string Key, string? Value)[] settings) => KnownSettings.Check(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build());

    [Theory]
    [InlineData("Index:Mdoe", "Did you mean Mode?")]
    [InlineData("Data:Pth", "Did you mean Path?")]
    [InlineData("Data:Folder", "here only Path.")]
    [InlineData("Store:ConectionStrings", "Did you mean ConnectionString?")]
    [InlineData("Sorces:0:name", "Sources, if that was meant")]
    [InlineData("Source:0:name", "Sources, if that was meant")]
    [InlineData("Dta:Path", "Data, if that was meant")]
    [InlineData("Ingset:FieldMap:a", "Ingest, if that was meant")]
    [InlineData("Sources", "Sources:0:name")]
    [InlineData("Data", "Data:Path")]
    [InlineData("Cors:Origins", "Cors:Origins:0")]
    [InlineData("Ingest:FieldMap", "a map")]
    [InlineData("Index:Mode:0", "one value")]
    public void A_slip_is_told_with_what_was_meant(string key, string told)
    {
        string message = Should.Throw<SettingException>(() => Check((key, "bí mật"))).Message;
        message.ShouldContain(told);
        message.ShouldNotContain("bí mật");
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Kestrel:Limits:MaxRequestBodySize")]
    [InlineData("Urls")]
    [InlineData("AllowedHosts")]
    [InlineData("DATE")]
    [InlineData("STORES")]
    [InlineData("Serilog:Using:0")]
    [InlineData("ConnectionStrings:Main")]
    [InlineData("data:path")]
    [InlineData("Sources:0:whatever")]
    public void What_is_not_ours_or_known_stays_allowed(string key) => Should.NotThrow(() => Check((key, "x")));

    [Fact]
    public void Empty_lists_and_maps_stay_allowed() => Should.NotThrow(() => Check(("Sources", ""), ("Cors:Origins", ""), ("Ingest:FieldMap", null)));

    [Fact]
    public void A_variable_of_the_environment_that_is_called_like_a_section_is_somebody_else_s()
    {
        string? before = Environment.GetEnvironmentVariable("PUSH");
        Environment.SetEnvironmentVariable("PUSH", "1");
        try
        {
            Should.NotThrow(() => KnownSettings.Check(new ConfigurationBuilder().AddEnvironmentVariables().Build()));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PUSH", before);
        }
    }

    [Theory]
    [InlineData("headers")]
    [InlineData("fieldMap")]
    public void A_map_of_a_source_is_no_value(string key) => Should.Throw<SettingException>(() => Sources.SourceWorld.Read(
        ("name", "API"), ("kind", "json"), ("url", "https://api.example/x"), (key, "Bearer"))).Key.ShouldBe("Sources:0:" + key);

    [Fact]
    public void A_damaged_file_is_told_with_line_and_column()
    {
        using var folder = new TempFolder();
        string file = folder.Write("appsettings.json", "{\n  \"Dữ liệu\": tệp\n}");
        InvalidDataException fault = Should.Throw<InvalidDataException>(() => new ConfigurationBuilder().AddJsonFile(file).Build());
        string told = SettingFile.Describe(fault);
        told.ShouldStartWith($"{file}, line 2, column 15: no valid JSON. ");
        told.ShouldNotContain("\n");
        file = folder.Write("appsettings.json", "{\"a\":1,\"A\":2}");
        SettingFile.Describe(Should.Throw<InvalidDataException>(() => new ConfigurationBuilder().AddJsonFile(file).Build())).ShouldStartWith($"{file}: ");
    }
}
