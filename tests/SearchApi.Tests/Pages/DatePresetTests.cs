using Indexer.Languages;
using SearchApi.Pages;

namespace SearchApi.Tests.Pages;

public sealed class DatePresetTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData("2026-11-25", "Tháng này", "2026-11-01", "2026-11-30")]
    [InlineData("2024-03-31", "Tháng trước", "2024-02-01", "2024-02-29")]
    [InlineData("2026-01-15", "Tháng trước", "2025-12-01", "2025-12-31")]
    [InlineData("2026-11-25", "Quý này", "2026-10-01", "2026-12-31")]
    [InlineData("2026-02-01", "Quý trước", "2025-10-01", "2025-12-31")]
    [InlineData("2026-11-25", "Năm nay", "2026-01-01", "2026-12-31")]
    [InlineData("2026-11-25", "Năm trước", "2025-01-01", "2025-12-31")]
    public void A_preset_is_whole_months(string today, string name, string from, string to)
    {
        DatePreset preset = DatePreset.Around(DateOnly.Parse(today), PageTexts.In(Language.Vietnamese)).Single(p => p.Name == name);
        (PageTexts.Iso(preset.From), PageTexts.Iso(preset.To)).ShouldBe((from, to));
    }

    [Fact]
    public async Task A_preset_keeps_the_search_and_a_chosen_date_stands_above_the_hits()
    {
        string page = await service.CreateClient().PageAsync("/?q=can+tho&from=2022-01-01");
        page.ShouldMatch("href=\"/\\?q=can\\+tho&amp;from=\\d{4}-\\d\\d-01&amp;to=\\d{4}-\\d\\d-\\d\\d\" >Tháng này</a>");
        page.IndexOf("<span class=\"name\">Từ ngày</span> <bdi>01/01/2022</bdi>", StringComparison.Ordinal)
            .ShouldBeInRange(1, page.IndexOf("<ol class=\"hits", StringComparison.Ordinal));
    }
}
