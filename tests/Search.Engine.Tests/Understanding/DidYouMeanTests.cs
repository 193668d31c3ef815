using CsCheck;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Understanding;

/// <summary>What is offered where little was found.</summary>
public class DidYouMeanTests
{
    private static readonly string[] Texts =
    [
        .. Enumerable.Repeat("Phòng khám thông báo lịch tiêm vắc xin phòng covid 19 cho người dân phường Hoa Mai", 6),
        .. Enumerable.Repeat("Nhà trường tổ chức hội thi đọc sách mùa hè cho học sinh", 6),
        "họp tổ thông tin",
    ];

    private static readonly string[] WithPoems = [.. Texts, "Hội thơ mùa hạ", "Hội thơ mùa đông"];

    private static readonly SearchRequest Unsure = new() { Text = "hội thảo" };

    [Fact]
    public void A_correction_too_unsure_to_be_searched_is_offered_where_it_finds_more()
    {
        using TestIndex index = TestIndex.Of(WithPoems);
        SearchResult result = index.Search(Unsure);
        result.Query.Understood.ShouldBe("hội thảo");
        result.Query.Rewrites.ShouldBeEmpty();
        result.DidYouMean.ShouldBe("hội thơ");
        index.Search(Unsure with { Text = result.DidYouMean!, Match = MatchMode.All }).Total.ShouldBe(2);
    }

    [Fact]
    public void Nothing_is_offered_that_the_same_filters_do_not_find()
    {
        using TestIndex index = TestIndex.Of(WithPoems);
        var news = new Dictionary<FacetField, IReadOnlyList<string>> { [FacetField.Kind] = ["news"] };
        index.Search(Unsure with { Filters = news }).DidYouMean.ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_offered_where_exactly_what_was_typed_is_asked_for()
    {
        using TestIndex index = TestIndex.Of(WithPoems);
        index.Search(Unsure with { Rewrite = false }).DidYouMean.ShouldBeNull();
        index.Search(Unsure with { Accents = AccentMode.Strict }).DidYouMean.ShouldBeNull();
    }

    [Fact]
    public void Words_of_others_are_not_offered()
    {
        using TestIndex index = TestIndex.Of(Texts);
        index.Put([.. Enumerable.Range(0, 5).Select(i => new Document { Id = $"x{i}", Text = "Hội thơ mùa hạ", Audience = ["staff"] })]);
        index.Search(Unsure).DidYouMean.ShouldNotBe("hội thơ");
        index.Search(Unsure with { Audiences = new HashSet<string> { "public", "staff" } }).DidYouMean.ShouldBe("hội thơ");
    }

    [Fact]
    public void What_is_offered_finds_more_and_is_never_what_was_searched()
    {
        using TestIndex index = TestIndex.Of([.. Texts, "Hội thơ mùa hạ", "Đoàn khảo sát tiêm phòng", "sách hay đầu hè"]);
        Gen<string> word = Pick.From("hội", "thảo", "thi", "sách", "hè", "hà", "phòng", "khám", "tiêm", "tiên", "đọc", "đọt", "mùa", "múa", "khảo", "sat", "hay", "hai", "đầu", "dầu");
        int offered = 0;
        word.Array[1, 4].Select(words => string.Join(' ', words)).Sample(text =>
        {
            SearchResult result = index.Search(text);
            if (result.DidYouMean is { } better)
            {
                Interlocked.Increment(ref offered);
                better.ShouldNotBe(result.Query.Understood);
                better.ShouldNotBe(text);
                var all = new SearchRequest { Text = text, Match = MatchMode.All };
                long typed = index.Search(all).Total;
                typed.ShouldBeLessThan(10);
                index.Search(all with { Text = better }).Total.ShouldBeGreaterThan(typed);
            }
        }, iter: 300);
        offered.ShouldBeGreaterThan(0);
    }
}
