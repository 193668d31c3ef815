using SearchApi.Problems;
using SearchApi.Searching;

namespace SearchApi.Tests.Searching;

public sealed class SearchTextsTests
{
    [Theory]
    [InlineData("a", 512, null)]
    [InlineData("a", 513, 513)]
    [InlineData("ậ", 512, null)]
    [InlineData("a\u0302\u0323", 512, null)]
    [InlineData("a\u0323\u0302", 512, null)]
    [InlineData("a\u0302\u0323", 513, 513)]
    [InlineData("😀", 300, null)]
    [InlineData("😀", 512, null)]
    [InlineData("😀", 513, 513)]
    [InlineData("\u0301", 513, 513)]
    [InlineData("\u200b", 5000, 5000)]
    public void Characters_are_counted_as_people_see_them(string letter, int times, int? told)
    {
        ParameterErrors errors = new();
        string given = string.Concat(Enumerable.Repeat(letter, times));
        SearchTexts.Read(QueryParameters.Parse("?q=" + Uri.EscapeDataString(given)), errors).ShouldBe(given);
        errors.In(Indexer.Languages.Language.English).GetValueOrDefault("q").ShouldBe(told is null ? null : [$"At most 512 characters; this has {told}."]);
    }
}
