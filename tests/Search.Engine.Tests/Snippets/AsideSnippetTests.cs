using CsCheck;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Snippets;

/// <summary>What is shown of a document that has asides and numbered items.</summary>
public class AsideSnippetTests
{
    private static readonly Document Paper = Papers.Of(
        "a",
        "Thông báo kết luận về diệt chuột",
        "1. Sở Nông nghiệp diệt chuột trước ngày gieo sạ.",
        "2. Các xã thu gom bẫy:",
        "a) Xã Tân Hòa gom trước;",
        "b) Xã Tân Lập gom sau.",
        "* Ảnh: Bẫy chuột ở Tân Hòa",
        "Nơi nhận:",
        "> Thường trực Thành ủy",
        "> Sở Nông nghiệp");

    [Theory]
    [InlineData("gieo sạ", "Sở Nông nghiệp diệt chuột trước ngày gieo sạ.", "1")]
    [InlineData("Tân Lập", "b) Xã Tân Lập gom sau.", "2.b")]
    [InlineData("kết luận", "Thông báo kết luận", null)]
    [InlineData("sở nông nghiệp", "Sở Nông nghiệp diệt chuột", "1")]
    [InlineData("bẫy", "Các xã thu gom bẫy", "2")]
    public void Passages_come_from_the_body_with_their_item(string query, string start, string? item)
    {
        Snippet snippet = Show(query)[0];
        snippet.Passage.Text.ShouldContain(start);
        snippet.Item.ShouldBe(item);
    }

    [Theory]
    [InlineData("thường trực thành ủy", "Thường trực Thành ủy")]
    [InlineData("ảnh", "Ảnh")]
    public void An_aside_is_shown_and_marked_where_only_it_matches(string query, string marked)
    {
        Snippet snippet = Show(query).ShouldHaveSingleItem();
        snippet.Passage.Marks.Select(m => snippet.Passage.Text[m.Start..m.End]).ShouldBe([marked]);
        snippet.Item.ShouldBeNull();
    }

    [Theory]
    [InlineData("phòng thuế", "1. Các đơn vị đến phòng họp số 2 nộp báo cáo thuế quý I.\n2. Thuế của viên chức do phòng kế toán tổng hợp.\nNơi nhận:\n>Phòng Thuế;")]
    [InlineData("thu hoạch", "*Ảnh: Nông dân thu hoạch tại vườn\nMùa quýt mới đã đến.\nThu nhập của nông hộ tăng nhờ hoạch định vùng trồng.")]
    public void Words_side_by_side_in_an_aside_hide_none_that_stand_apart_in_the_body(string query, string lines)
    {
        using var index = new TestIndex();
        Document paper = Papers.Of("a", lines.Split('\n'));
        index.Put(paper);
        IReadOnlyList<Snippet> snippets = index.Search(query).Hits.ShouldHaveSingleItem().Snippets;
        snippets.ShouldNotBeEmpty();
        snippets.ShouldAllBe(s => s.Passage.Marks.Count > 0);
        DocumentAsides.Of(paper).ShouldAllBe(a => snippets.All(s => s.Start + s.Passage.Text.Length <= a.Start || s.Start >= a.End));
    }

    [Fact]
    public void Nothing_to_mark_shows_the_beginning_of_the_body()
    {
        using var index = new TestIndex();
        index.Put(Papers.Of("a", "* Ảnh: ruộng lúa", "! Chia sẻ", "Nông dân vào vụ."));
        index.Search("").Hits[0].Snippets.ShouldHaveSingleItem().Passage.Text.ShouldBe("Nông dân vào vụ.");
    }

    [Fact]
    public void The_body_is_shown_also_where_it_matches_far_behind_an_aside()
    {
        using var index = new TestIndex();
        index.Put(Papers.Of("a", ["* Ảnh: chuột", .. Enumerable.Range(0, 4000).Select(i => $"Dòng thứ x{i} nói điều khác."), "Cuối cùng là chuột đồng."]));
        index.Search("chuột").Hits[0].Snippets.ShouldHaveSingleItem().Passage.Text.ShouldContain("chuột đồng");
    }

    [Fact]
    public void No_aside_is_shown_while_the_body_matches_and_the_item_holds_the_first_mark() => Gen.Select(
        Pick.From("chuot", "lua", "pha", "ruong", "bay", "> chuot lua", "* pha bay ruong", "© lua", "! chuot", "1. lua ruong", "2. chuot", "a) bay", "3. pha lua", "chuot pha lua ruong bay.", "").Array[1, 25],
        Pick.From("chuot", "lua", "pha", "ruong", "bay").Array[1, 3],
        Pick.From(" OR ", " "))
        .Sample((lines, words, between) =>
        {
            using var index = new TestIndex();
            Document paper = Papers.Of("a", lines);
            index.Put(paper);
            IReadOnlyList<Aside> asides = DocumentAsides.Of(paper);
            string[] asked = [.. words.Distinct()];
            SearchResult result = index.Search(new SearchRequest { Text = string.Join(between, asked), Match = MatchMode.Any, Rewrite = false });
            result.Hits.Count.ShouldBe(asked.Any(word => paper.Text.Contains(word, StringComparison.Ordinal)) ? 1 : 0);
            bool IsAside(int at) => asides.Any(a => a.Start <= at && at < a.End);
            bool matches = Enumerable.Range(0, paper.Text.Length).Any(at => !IsAside(at) && asked.Any(word => paper.Text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)));
            foreach (Snippet snippet in result.Hits.SelectMany(hit => hit.Snippets))
            {
                paper.Text.Substring(snippet.Start, snippet.Passage.Text.Length).ShouldBe(snippet.Passage.Text);
                snippet.Passage.Marks.ShouldNotBeEmpty();
                int mark = snippet.Start + snippet.Passage.Marks[0].Start;
                Enumerable.Range(snippet.Start, snippet.Passage.Text.Length).Any(IsAside).ShouldBe(!matches);
                DocumentItem? holding = IsAside(mark) ? null : DocumentItems.Of(paper.Text).LastOrDefault(item => item.Start <= mark && mark < item.End);
                snippet.Item.ShouldBe(holding?.Number);
                if (holding is not null)
                {
                    snippet.Start.ShouldBeGreaterThanOrEqualTo(holding.Start);
                    (snippet.Start + snippet.Passage.Text.Length).ShouldBeLessThanOrEqualTo(holding.End);
                }
            }
        }, iter: 400);

    private static IReadOnlyList<Snippet> Show(string query)
    {
        using var index = new TestIndex();
        index.Put(Paper);
        return index.Search(query).Hits.ShouldHaveSingleItem().Snippets;
    }
}
