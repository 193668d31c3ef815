using EndToEnd.Running;

namespace EndToEnd.Searching;

/// <summary>Runs every case below <c>cases/</c> against the samples. To add one, write it there; no code is needed.</summary>
public sealed class SearchCaseTests(SampleInstallation samples)
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases() =>
        from path in Directory.EnumerateFiles(Checkout.Cases, "*.json").Order(StringComparer.Ordinal)
        let file = Path.GetFileNameWithoutExtension(path)
        from item in SearchCase.Read(path)
        select new TheoryDataRow<string, string>(file, item.Name) { TestDisplayName = $"{file}: {item.Name}" };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_search_finds_what_its_case_says(string file, string name)
    {
        SearchCase expected = SearchCase.Read(Path.Combine(Checkout.Cases, file + ".json")).Single(item => item.Name == name);
        SearchAnswer? reference = null;
        foreach (string text in expected.Q)
        {
            SearchAnswer answer = await samples.Service.SearchAsync(Parameters(expected, text));
            string said = $"q={text}: {answer}";
            if (reference is not null && expected.Same != "nothing")
            {
                answer.Ids.ShouldBe(reference.Ids, ignoreOrder: expected.Same == "documents", $"{said}, but q={expected.Q[0]}: {reference}");
            }

            reference ??= answer;
            Expectations.Check(expected, answer, said);
        }
    }

    private static IEnumerable<(string Key, string Value)> Parameters(SearchCase expected, string text)
    {
        yield return ("q", text);
        if (!expected.With.ContainsKey("size"))
        {
            yield return ("size", "100");
        }

        foreach ((string key, IReadOnlyList<string> values) in expected.With)
        {
            foreach (string value in values)
            {
                yield return (key, value);
            }
        }
    }
}
