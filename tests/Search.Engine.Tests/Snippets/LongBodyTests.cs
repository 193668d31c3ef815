using Search.Engine.Searching;

namespace Search.Engine.Tests.Snippets;

/// <summary>A long body is stored in pieces, of which nothing shows.</summary>
public class LongBodyTests
{
    [Fact]
    public void Passages_stand_where_they_are_said_however_far_behind()
    {
        string text = string.Concat(Enumerable.Range(0, 4000).Select(i => $"Dòng {i}: vườn dừa xanh tốt.\n")) + "Cuối cùng là lễ cúng đình.";
        using TestIndex index = TestIndex.Of(text);
        Snippet snippet = index.Search("cúng đình").Hits.ShouldHaveSingleItem().Snippets.ShouldHaveSingleItem();
        snippet.Passage.Text.ShouldContain("Cuối cùng là lễ cúng đình.");
        text.Substring(snippet.Start, snippet.Passage.Text.Length).ShouldBe(snippet.Passage.Text);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void No_character_is_cut_in_two(int off)
    {
        // Of two UTF-16 units, about where a piece ends.
        string before = string.Concat(Enumerable.Repeat("dừa ", 32 * 1024 / 4))[..(32 * 1024 + off)];
        using TestIndex index = TestIndex.Of(before + "🌴 cúng đình trong vườn.");
        index.Search("cúng đình").Hits.ShouldHaveSingleItem().Snippets.ShouldHaveSingleItem().Passage.Text.ShouldContain("🌴 cúng đình trong vườn.");
    }
}
