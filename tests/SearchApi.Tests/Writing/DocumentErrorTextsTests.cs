using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Indexer.Languages;
using Search.Documents;
using SearchApi.Writing;

namespace SearchApi.Tests.Writing;

public sealed partial class DocumentErrorTextsTests
{
    /// <summary>Codes of errors that a pushed document can have, as the code names them.</summary>
    public static TheoryData<string> Codes { get; } =
        [.. ((string[])["DocumentRules.cs", "DocumentLengths.cs", "Json/DocumentParser.cs"]).SelectMany(file => Code().Matches(File.ReadAllText(At(file)))).Select(match => match.Groups[1].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_error_is_told_in_Vietnamese(string code)
    {
        Wording wording = DocumentErrorTexts.Of(new DocumentError(code, "title", "Wrong.", "Mend it."));
        wording.In(Language.English).ShouldBe("title: Wrong. Mend it.");
        wording.In(Language.Vietnamese).ShouldNotContain("Mend it.");
    }

    [Fact]
    public void The_codes_are_found() => Codes.Count.ShouldBeGreaterThan(20);

    private static string At(string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Search.Documents", file);

    [GeneratedRegex("""(?:Error|new)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)",""")]
    private static partial Regex Code();
}
