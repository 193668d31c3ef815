using Indexer.Commands;
using Indexer.Configuration;
using Microsoft.Extensions.Configuration;

namespace Indexer.Tests.Configuration;

public sealed class OptionsTests
{
    private static IConfiguration With(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();

    [Theory]
    [InlineData("Store:Provider", "oracle", "sqlite")]
    [InlineData("Store:ConnectionString", "Nonsense=1", "Data Source")]
    [InlineData("Store:ConnectionString", "Data Source=:memory:", "Data Source")]
    [InlineData("Ingest:FieldMap:doc_number", "sumbol", "symbol")]
    public void A_wrong_value_tells_key_value_and_what_is_allowed(string key, string value, string allowed)
    {
        IConfiguration configuration = With(key, value);
        SettingException fault = Should.Throw<SettingException>(() =>
        {
            StoreOptions.Read(configuration, DataOptions.Read(configuration));
            IngestOptions.Read(configuration);
        });
        fault.Message.ShouldContain(key);
        fault.Message.ShouldContain(value);
        fault.Allowed.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("sqlite", "Host=db;Username=u;Password=bi-mat", "postgres")]
    [InlineData("postgres", "Password=bi-mat", "Host=SERVER")]
    [InlineData("postgres", "Host=db;Password=bi-mat;Search Path=a, b", "Search Path")]
    [InlineData("POSTGRES", "", "Host=SERVER")]
    public void A_connection_string_that_is_refused_is_not_repeated(string provider, string value, string allowed)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Store:Provider"] = provider, ["Store:ConnectionString"] = value }).Build();
        SettingException fault = Should.Throw<SettingException>(() => StoreOptions.Read(configuration, DataOptions.Read(configuration)));
        fault.Key.ShouldBe("Store:ConnectionString");
        fault.Allowed.ShouldContain(allowed);
        fault.ToString().ShouldNotContain("bi-mat");
    }

    [Fact]
    public void A_PostgreSQL_store_needs_a_server_and_shows_no_password()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Store:Provider"] = "Postgres", ["Store:ConnectionString"] = "Host=db;Database=tracuu;Username=u;Password=bi-mat" }).Build();
        StoreOptions options = StoreOptions.Read(configuration, DataOptions.Read(configuration));
        options.Provider.ShouldBe("postgres");
        options.ToString().ShouldNotContain("bi-mat");
    }

    [Fact]
    public void The_data_path_may_not_be_a_file()
    {
        using var folder = new TempFolder();
        Should.Throw<SettingException>(() => DataOptions.Read(With("Data:Path", folder.Write("file", "x")))).Key.ShouldBe("Data:Path");
        DataOptions.Read(With("Data:Path", folder.Path)).StorePath.ShouldBe(folder.At("store.db"));
    }

    [Fact]
    public void In_a_checkout_paths_are_relative_to_the_solution_and_published_to_the_working_directory()
    {
        using var folder = new TempFolder();
        folder.Write("Search.sln", "");
        folder.Write("src/App/App.csproj", "");
        InstallationRoot.Find(folder.At("src/App/bin/Debug/net10.0/"), "/work").ShouldBe(folder.Path);
        InstallationRoot.Find(folder.At("src/App/bin/Release/net10.0/publish/"), "/work").ShouldBe("/work");
        InstallationRoot.Find(folder.At("out/"), "/work").ShouldBe("/work");
        InstallationRoot.Find("/usr/bin/", "/work").ShouldBe("/work");
    }

    [Fact]
    public void Settings_on_the_command_line_are_told_from_options()
    {
        (string[] command, string[] settings) = SettingArguments.Split(["ingest", "a:b", "--Data:Path", "x", "--source", "s", "--Store:Provider=sqlite", "--prune"]);
        command.ShouldBe(["ingest", "a:b", "--source", "s", "--prune"]);
        settings.ShouldBe(["--Data:Path", "x", "--Store:Provider=sqlite"]);
    }

    [Theory]
    [InlineData(2, "ingest")]
    [InlineData(2, "ingest", "/khong/co/duong/nay")]
    [InlineData(2, "nothing")]
    [InlineData(2, "status", "--Store:Provider=oracle")]
    [InlineData(0, "--help")]
    public async Task Exit_codes(int code, params string[] arguments) => (await IndexerProgram.RunAsync(arguments)).ShouldBe(code);

    [Fact]
    public async Task A_store_that_cannot_be_opened_ends_with_3()
    {
        using var folder = new TempFolder();
        folder.Write("store.db", new string('x', 5000));
        (await IndexerProgram.RunAsync(["status", "--Data:Path=" + folder.Path])).ShouldBe(3);
    }
}
