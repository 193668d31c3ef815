using System.Net;
using System.Net.Http.Json;
using EndToEnd.Running;
using EndToEnd.Searching;

namespace EndToEnd.Suggesting;

/// <summary>Runs every case below <c>cases/suggest/</c> against the samples. To add one, write it there; no code is needed.</summary>
public sealed class SuggestCaseTests(SampleInstallation samples)
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases() =>
        from path in Directory.EnumerateFiles(Path.Combine(Checkout.Cases, "suggest"), "*.json").Order(StringComparer.Ordinal)
        let file = Path.GetFileNameWithoutExtension(path)
        from item in SuggestCase.Read(path)
        select new TheoryDataRow<string, string>(file, item.Name) { TestDisplayName = $"{file}: {item.Name}" };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_typed_brings_what_its_case_says(string file, string name)
    {
        SuggestCase expected = SuggestCase.Read(Path.Combine(Checkout.Cases, "suggest", file + ".json")).Single(item => item.Name == name);
        foreach (string typed in expected.Q)
        {
            IReadOnlyList<SuggestionAnswer> offered = await SuggestAsync(typed);
            string said = $"{typed}: {string.Join(" | ", offered.Select(s => s.Id ?? s.Html))}";
            if (expected.First is { } first)
            {
                offered.ShouldNotBeEmpty(said);
                offered[0].Text.ShouldBe(first, said);
            }

            expected.Texts.Except(offered.Where(s => s.Kind == "query").Select(s => s.Text)).ShouldBeEmpty(said);
            expected.Documents.Where(id => !offered.Any(s => Is(s, id))).ShouldBeEmpty(said);
            expected.Absent.Where(absent => offered.Any(s => s.Text == absent || Is(s, absent))).ShouldBeEmpty(said);
            offered.Count.ShouldBe(expected.Exactly ?? offered.Count, said);
            if (expected.Html is { } html)
            {
                offered.Select(s => s.Html).ShouldContain(html, said);
            }

            foreach (SuggestionAnswer query in offered.Where(s => s.Kind == "query"))
            {
                WebUtility.HtmlDecode(query.Html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal)).ShouldBe(query.Text, said);
                SearchAnswer found = await samples.Service.SearchAsync(("q", query.Text), ("size", "1"));
                found.Total.ShouldBeGreaterThan(0, $"{said}: {query.Text} finds nothing");
            }
        }
    }

    private static bool Is(SuggestionAnswer suggestion, string id) => suggestion.Id is { } own && (own == id || own.StartsWith("samples:" + id.Replace('/', ':'), StringComparison.Ordinal));

    private async Task<IReadOnlyList<SuggestionAnswer>> SuggestAsync(string typed) =>
        (await samples.Service.Http.GetFromJsonAsync<SuggestAnswer>("/api/v1/suggest?q=" + Uri.EscapeDataString(typed), TestContext.Current.CancellationToken))!.Suggestions;
}
