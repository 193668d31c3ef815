using Indexer.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Search.Engine;
using SearchApi.Hosting;

namespace SearchApi.Tests.Hosting;

/// <summary>An operator's own list: read at the start, followed afterwards.</summary>
public sealed class SynonymsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-synonyms-");
    private readonly LogLines log = new();

    private string List => Path.Combine(folder.FullName, "dong-nghia.txt");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void None_is_the_default() => Read("").SynonymsPath.ShouldBeNull();

    [Theory]
    [InlineData("PGDĐT = phòng giáo dục và đào tạo\n")]
    [InlineData("\uFEFF# của huyện\r\n\r\nPGDĐT = phòng giáo dục và đào tạo # một dòng\r\nPGDĐT = phòng giáo dục và đào tạo")]
    public void A_list_may_have_a_byte_order_mark_comments_and_any_line_ends(string text)
    {
        File.WriteAllText(List, text);
        AnalysisOptions options = Read(List);
        options.SynonymsPath.ShouldBe(List);
        options.Lexicon.OwnStatements.ShouldBe(text.Split("PGDĐT =").Length - 1);
    }

    [Fact]
    public void A_relative_path_is_relative_to_where_the_data_path_is()
    {
        string relative = Path.GetRelativePath(InstallationRoot.Find(), List);
        File.WriteAllText(List, "một cửa = bộ phận tiếp nhận");
        Read(relative).SynonymsPath.ShouldBe(List);
    }

    [Fact]
    public void A_list_that_cannot_be_used_is_told_with_key_value_line_and_what_is_wanted()
    {
        Refused("khong-co.txt").ShouldStartWith("Setting Analysis:Synonyms: 'khong-co.txt' is not allowed. Allowed: a UTF-8 file with lines like");
        Refused(folder.FullName).ShouldContain("Analysis:Synonyms");
        Refused("a\0b").ShouldContain("Analysis:Synonyms");
        File.WriteAllText(List, "một cửa = bộ phận tiếp nhận\nPGDĐT phòng giáo dục");
        Refused(List).ShouldContain("line 2, 'PGDĐT phòng giáo dục': two or more forms");
        File.WriteAllBytes(List, [.. "một = 1\n"u8, 0xFF, 0xFE]);
        Refused(List).ShouldContain("line 2: not UTF-8");
        File.WriteAllText(List, new string('#', SynonymFile.MostBytes + 1));
        Refused(List).ShouldContain("more than 1 MiB");
    }

    [Fact]
    public void A_changed_list_is_taken_over_once_it_rests_and_a_broken_one_changes_nothing()
    {
        File.WriteAllText(List, "một cửa = bộ phận tiếp nhận");
        using SearchIndex index = SearchIndex.Open(folder.FullName);
        using FollowSynonyms following = Following(index);
        Look(following, 2);
        log.Lines.ShouldBeEmpty();

        File.WriteAllText(List, "một cửa = bộ phận tiếp nhận\nPGDĐT = phòng giáo dục");
        Look(following, 1);
        index.Lexicon.OwnStatements.ShouldBe(1, "it may still be written to");
        Look(following, 1);
        index.Lexicon.OwnStatements.ShouldBe(2);
        log.Lines.ShouldBe([$"Information: Synonyms of {List} are in use, lines: 2"]);

        File.WriteAllText(List, "một cửa = bộ phận tiếp nhận\n\nPGDĐT");
        Look(following, 5);
        index.Lexicon.OwnStatements.ShouldBe(2);
        log.Lines.Count.ShouldBe(2, "it is told once");
        log.Lines[1].ShouldStartWith($"Warning: The changed synonyms cannot be used; searches go on with those from before, lines: 2. {List}, line 3, 'PGDĐT'");

        File.Delete(List);
        Look(following, 5);
        index.Lexicon.OwnStatements.ShouldBe(2);
        log.Lines.Count.ShouldBe(3);

        // As editors save: another file is moved to its place.
        string beside = List + ".tam";
        File.WriteAllText(beside, "một cửa = bộ phận tiếp nhận\n\n\n# x");
        File.Move(beside, List);
        Look(following, 2);
        index.Lexicon.OwnStatements.ShouldBe(1);
    }

    [Fact]
    public void A_link_is_followed_to_where_it_leads_now()
    {
        string one = Path.Combine(folder.FullName, "1.txt");
        string two = Path.Combine(folder.FullName, "2.txt");
        File.WriteAllText(one, "một cửa = bộ phận tiếp nhận");
        File.WriteAllText(two, "một cửa = bộ phận tiếp nhận\nPGDĐT = phòng giáo dục");
        File.CreateSymbolicLink(List, one);
        using SearchIndex index = SearchIndex.Open(folder.FullName);
        using FollowSynonyms following = Following(index);
        File.Delete(List);
        File.CreateSymbolicLink(List, two);
        Look(following, 2);
        index.Lexicon.OwnStatements.ShouldBe(2);
    }

    private FollowSynonyms Following(SearchIndex index)
    {
        var settings = ServiceSettings.Read(Configured(List));
        index.Lexicon = settings.Analysis.Lexicon;
        return new FollowSynonyms(settings, index, TimeProvider.System, log);
    }

    private void Look(FollowSynonyms following, int times)
    {
        for (int i = 0; i < times; i++)
        {
            following.Look(List);
        }
    }

    private static AnalysisOptions Read(string path) => AnalysisOptions.Read(Configured(path));

    private static string Refused(string path) => Should.Throw<SettingException>(() => Read(path)).Message;

    private static IConfiguration Configured(string path) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Analysis:Synonyms", (string?)path)]).Build();

    private sealed class LogLines : ILogger<FollowSynonyms>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
