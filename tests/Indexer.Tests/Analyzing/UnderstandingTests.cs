using Indexer.Languages;

namespace Indexer.Tests.Analyzing;

/// <summary>Runs <c>Specs/hieu-cau-tim.md</c>.</summary>
public sealed class UnderstandingTests(UnderstandingSpec spec) : IClassFixture<UnderstandingSpec>
{
    public static TheoryData<string, string> Queries { get; } = [.. UnderstandingSpec.Rows(2).Select(row => (row[0], row[1]))];

    public static TheoryData<string, string, string, string> Notes { get; } = [.. UnderstandingSpec.Rows(4).Select(row => (row[0], row[1], row[2], row[3]))];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_step_is_told_in_its_order(string query, string steps) =>
        string.Join(" · ", spec.Steps(query).Select(s => s.From == s.To ? $"{s.Step}: {s.From}" : $"{s.Step}: {s.From} → {s.To}")).ShouldBe(steps);

    [Theory]
    [MemberData(nameof(Notes))]
    public void A_step_says_why(string query, string step, string vietnamese, string english)
    {
        Note(query, step, Language.Vietnamese).ShouldBe(vietnamese);
        Note(query, step, Language.English).ShouldBe(english);
    }

    private string Note(string query, string step, Language language) => spec.Steps(query, language).First(s => s.Step == step).Note;
}
