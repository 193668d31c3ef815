using CsCheck;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Understanding;

/// <summary>An analysis tells what a search does, of the caller's own documents.</summary>
public class AnalysisTests
{
    private static readonly string[] Texts =
    [
        .. Enumerable.Repeat("Phòng khám thông báo lịch tiêm vắc xin phòng covid 19 cho người dân phường Hoa Mai", 6),
        .. Enumerable.Repeat("Ban Thường vụ Thành ủy ban hành Nghị quyết số 83-NQ/TW khóa 13 về nhà trường", 3),
    ];

    [Fact]
    public void Every_rewrite_of_a_search_is_a_step_in_the_same_order()
    {
        using TestIndex index = TestIndex.Of(Texts);
        Gen<string> word = Pick.From(
            "BTV", "thành", "uỷ", "thanhf", "nhaf", "truwowngf", "nghi", "quyet", "83", "khóa", "XIII", "vắc-xin", "COID", "19", "hoa", "Mải", "\"phòng khám\"", "-lúa", "24/8/2021", "của", "OR", "ky*");
        word.Array[0, 7].Select(words => string.Join(' ', words)).Sample(text =>
        {
            SearchResult searched = index.Search(text);
            QueryAnalysis analysis = index.Index.Analyze(new SearchRequest { Text = text });
            analysis.Understood.ShouldBe(searched.Query.Understood);
            string[] rewrites = [.. searched.Query.Rewrites.Where(r => r.Kind != "restore").Select(r => $"{r.Kind}: {r.From} → {r.To}")];
            string[] steps = [.. analysis.Steps.Select(s => $"{s.Kind}: {s.From} → {s.To}")];
            steps.Where(rewrites.Contains).Distinct().ShouldBe(rewrites.Distinct());
            (searched.Query.Rewrites.Any(r => r.Kind == "restore") && !analysis.Steps.Any(s => s.Kind == "restore")).ShouldBeFalse();
            analysis.Steps[^1].Kind.ShouldBe("match");
        }, iter: 300);
    }

    [Fact]
    public void Nothing_of_other_audiences_is_told()
    {
        using var index = new TestIndex();
        Document[] open = [.. Texts.Select((text, i) => new Document { Id = $"d{i}", Text = text })];
        index.Put(open);
        var request = new SearchRequest { Text = "BTV hop kín ve thonng diep dr bdkx" };
        string[] alone = Told(index.Index.Analyze(request));
        index.Put([.. Enumerable.Range(0, 9).Select(i => new Document
        {
            Id = $"x{i}", Text = "Biên tập viên hộp kín về thông điệp đỏ của Ban Dự án Kênh Xanh (BDKX), lúa thonng", Audience = ["staff"],
        })]);
        Told(index.Index.Analyze(request)).ShouldBe(alone);
        string staff = string.Join('\n', Told(index.Index.Analyze(request with { Audiences = new HashSet<string> { "public", "staff" } })));
        staff.ShouldContain("biên tập viên");
        staff.ShouldContain("hộp");
    }

    private static string[] Told(QueryAnalysis analysis) => [.. analysis.Steps.Select(s => $"{s.Kind}: {s.From} → {s.To} {Facts(s.Facts)}")];

    private static string Facts(StepFacts? facts) => facts switch
    {
        StepFacts.Equivalent e => $"{e.Documents} {e.Beside} {string.Join(", ", e.Rejected)}",
        StepFacts.Restored r => string.Join(", ", r.Words.Select(w => $"{w.Read} {w.Confidence} {string.Join(' ', w.Others)}")),
        StepFacts.Keys k => string.Join(", ", k.Words),
        _ => facts?.ToString() ?? "",
    };
}
