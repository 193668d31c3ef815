using Search.Engine.Searching;

namespace Search.Engine.Tests.Specs;

/// <summary>Checks every row of the specs beside it, each spelling typed in several ways.</summary>
public sealed class SpellingSpecTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Sections() =>
        from path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Specs"), "*.md").Order(StringComparer.Ordinal)
        from section in SpellingSpec.Read(Path.GetFileName(path))
        select new TheoryDataRow<string, string>(Path.GetFileName(path), section.Heading);

    [Theory]
    [MemberData(nameof(Sections))]
    public void Spellings_of_a_row_find_the_same_in_the_same_order(string file, string heading)
    {
        SpellingSpec spec = SpellingSpec.Read(file).Single(section => section.Heading == heading);
        using var index = new TestIndex();
        index.Put([.. spec.Documents]);
        var wrong = new List<string>();
        foreach ((string[] spellings, string[] found) in spec.Rows)
        {
            string[]? order = null;
            foreach (string spelling in spellings)
            {
                foreach ((string name, Func<string, string> type) in Typing.Ways)
                {
                    SearchResult result = index.Search(new SearchRequest { Text = type(spelling), Match = MatchMode.All, Size = 100 });
                    string[] ids = [.. result.Hits.Select(hit => hit.Id)];
                    order ??= ids;
                    if (!ids.Order().SequenceEqual(found.Order()) || !ids.SequenceEqual(order))
                    {
                        wrong.Add($"{type(spelling)} ({name}): [{string.Join(", ", ids)}] and not [{string.Join(", ", found)}] in the order of [{string.Join(", ", order)}], understood '{result.Query.Understood}', rewrites {string.Join("; ", result.Query.Rewrites)}");
                    }
                }
            }
        }

        wrong.ShouldBeEmpty();
    }
}
