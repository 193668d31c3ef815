using Search.Documents;
using Search.Engine.Searching;
using Search.Engine.Understanding;

namespace Search.Engine.Tests.Understanding;

/// <summary>Other ways to say what is asked for find the same documents, are told, and can be undone.</summary>
public sealed class EquivalentTests
{
    /// <summary>A query, the texts of the index, those it must find, and the rewrite it must tell (none where empty).</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "UBND tỉnh", "Ủy ban nhân dân tỉnh họp thường kỳ|UBND tỉnh báo cáo|Hội đồng nhân dân tỉnh", "0 1", "abbreviation: UBND → ủy ban nhân dân" },
        { "ubnd tinh", "Ủy ban nhân dân tỉnh họp thường kỳ|UBND tỉnh báo cáo|Hội đồng nhân dân tỉnh", "0 1", "abbreviation: ubnd → ủy ban nhân dân" },
        { "ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh họp|UBND tỉnh báo cáo|Hội đồng nhân dân huyện", "0 1", "abbreviation: ủy ban nhân dân → UBND" },
        { "UBND tỉnh", "Ban dân vận và nhân dân trong tỉnh|UBND tỉnh báo cáo", "1", "" },
        { "tiêm vắc-xin", "Tiêm vaccine cho người già|Tiêm vắc xin cho trẻ em|Tiêm chủng", "0 1", "synonym: vắc-xin → vaccine" },
        { "bảo đảm an ninh", "Đảm bảo an ninh ngày lễ|Bảo đảm an ninh|An ninh", "0 1", "synonym: bảo đảm → đảm bảo" },
        { "Đắk Lắk", "Tỉnh Đăk Lăk|Đắk Lắk|Đắk Nông", "0 1", "synonym: Đắk Lắk → Đăk Lăk" },
        { "khóa XIII", "Nhiệm kỳ khóa 13|Khóa XIII|Phòng số 13", "0 1", "number: khóa XIII → khóa 13" },
        { "lần thứ năm", "Đại hội lần thứ 5|Đại hội lần thứ năm|Lần đầu, thứ ba", "0 1", "number: thứ năm → thứ 5" },
        { "tháng giêng", "Tháng 1 tới|Tháng Giêng|Tháng 3", "0 1", "number: tháng giêng → tháng 1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Are_found_and_told(string query, string texts, string found, string rewrite)
    {
        using TestIndex index = TestIndex.Of(texts.Split('|'));
        var strict = new SearchRequest { Text = query, Size = 100, Match = MatchMode.All };
        SearchResult result = index.Search(strict);
        Assert.Equal(found.Split(' ').Select(i => "d" + i), result.Hits.Select(h => h.Id).Order());
        Assert.Equal(rewrite.Length == 0 ? [] : [rewrite], result.Query.Rewrites.Select(r => $"{r.Kind}: {r.From} → {r.To}").Where(r => rewrite.Length == 0 || r == rewrite));

        SearchResult asTyped = index.Search(strict with { Rewrite = false });
        Assert.Empty(asTyped.Query.Rewrites);
        Assert.Equal(query, asTyped.Query.Understood);
        Assert.True(asTyped.Total <= result.Total);
    }

    [Fact]
    public void The_words_around_choose_the_sense()
    {
        using TestIndex index = TestIndex.Of(
            "Ban Thường vụ Thành ủy họp", "Ban Thường vụ Thành ủy kết luận", "Biên tập viên đài truyền hình dẫn bản tin", "Một biên tập viên đài huyện");
        Assert.Equal(["d0", "d1"], index.Ids(new SearchRequest { Text = "BTV Thành ủy", Match = MatchMode.All }).Order());
        Assert.Equal(["d2", "d3"], index.Ids(new SearchRequest { Text = "BTV đài", Match = MatchMode.All }).Order());
    }

    [Fact]
    public void Documents_teach_their_own_abbreviations_and_take_them_along()
    {
        using TestIndex index = TestIndex.Of("Ban Chỉ huy Công trường Sông Xanh (BCHCTSX) báo cáo tiến độ", "BCHCTSX nghỉ lễ", "Ban Chỉ huy Công trường Sông Xanh nghỉ mưa");
        Assert.Equal(["d0", "d1", "d2"], index.Ids(new SearchRequest { Text = "bchctsx", Match = MatchMode.All }).Order());
        Assert.Equal(["d0", "d1", "d2"], index.Ids(new SearchRequest { Text = "Ban Chỉ huy Công trường Sông Xanh", Match = MatchMode.All }).Order());
        index.Delete("d0");
        Assert.Equal(["d1"], index.Ids(new SearchRequest { Text = "bchctsx", Match = MatchMode.All }));
    }

    [Fact]
    public void Two_letters_that_one_document_explains_are_meant_only_beside_words_that_say_so()
    {
        using TestIndex index = TestIndex.Of("Đường đua Gió Vượt (GV) khai trương", "xe Gió Vượt về nhất", "Khởi công cầu Hoa Mai");
        Assert.Contains(index.Search("xe GV").Query.Rewrites, r => r.To == "gió vượt");
        Assert.Contains(index.Search("GV").Query.Rewrites, r => r.To == "gió vượt");
        Assert.DoesNotContain(index.Search("cầu GV").Query.Rewrites, r => r.To == "gió vượt");
    }

    [Theory]
    [InlineData("123/2020/NĐ-CP")]
    [InlineData("123/2020/nd-cp")]
    [InlineData("05-TB/TU")]
    public void The_parts_of_a_symbol_that_no_document_names_are_no_abbreviations(string symbol)
    {
        using TestIndex index = TestIndex.Of("Nghị định của Chính phủ", "Nông dân (ND) được cổ phần", "Thông báo của Thành ủy");
        Assert.Empty(index.Search(symbol).Query.Rewrites);
    }

    [Fact]
    public void Explanations_of_deleted_documents_do_not_crowd_out_the_others()
    {
        using var index = new TestIndex();
        string[] second = ["Ca", "Cách", "Cai", "Cam", "Can", "Canh", "Cao", "Cát"];
        string[] third = ["Ta", "Tác", "Tai", "Tam", "Tan", "Tang", "Tao", "Tay", "Tem"];
        Document[] gone = [.. second.SelectMany(c => third.Select(t => new Document { Id = c + t, Text = $"Ban {c} {t} (BCT) họp" }))];
        index.Put([.. gone, new Document { Id = "left", Text = "Ban Cứu Trợ (BCT) họp" }, new Document { Id = "words", Text = "Ban Cứu Trợ nghỉ" }]);
        index.Delete([.. gone.Select(d => d.Id)]);
        Assert.Equal(["left", "words"], index.Ids(new SearchRequest { Text = "bct", Match = MatchMode.All }).Order());
    }

    [Fact]
    public void An_operators_list_counts_from_the_next_search_on()
    {
        using TestIndex index = TestIndex.Of("Phòng Nhất Cửa trả hồ sơ", "Bộ phận tiếp nhận và trả kết quả");
        Assert.Equal(["d0"], index.Ids(new SearchRequest { Text = "Nhất Cửa", Match = MatchMode.All }));
        index.Index.Lexicon = Lexicon.BuiltIn.With("# của cơ quan\nnhất cửa = bộ phận tiếp nhận");
        Assert.Equal(["d0", "d1"], index.Ids(new SearchRequest { Text = "Nhất Cửa", Match = MatchMode.All }).Order());
    }

    [Fact]
    public void Merged_units_help_only_where_too_little_is_found()
    {
        using TestIndex index = TestIndex.Of("Cần Thơ đón lũ", "Sóc Trăng đón lũ");
        SearchResult result = index.Search("Cần Thơ đón lũ");
        Assert.Equal(["d0", "d1"], result.Hits.Select(h => h.Id));
        Assert.Equal(1, index.Search(new SearchRequest { Text = "Cần Thơ đón lũ", Match = MatchMode.All }).Total);
    }

    [Theory]
    [InlineData("một dòng không có dấu bằng", "line 2")]
    [InlineData("a = b ~ c", "line 2")]
    [InlineData("UBND =", "line 2")]
    public void A_line_that_says_nothing_is_named(string line, string where) =>
        Assert.Contains(where, Assert.Throws<FormatException>(() => Lexicon.BuiltIn.With("# danh sách\n" + line)).Message, StringComparison.Ordinal);

    [Fact]
    public void Capitals_and_words_that_look_like_an_abbreviation_are_left_alone()
    {
        using TestIndex index = TestIndex.Of("Ba bạn đi phà", "Phường An Khánh", "Phương án p hai");
        Assert.Empty(index.Search("ba bạn").Query.Rewrites);
        Assert.Empty(index.Search("án p").Query.Rewrites);
    }

    [Fact]
    public void Marks_stand_on_the_other_words_as_a_whole()
    {
        using TestIndex index = TestIndex.Of("Nhân dân góp ý. Ủy ban nhân dân tỉnh họp. Ban dân vận nghe.");
        MarkedText passage = index.Search("UBND tỉnh").Hits[0].Snippets[0].Passage;
        Assert.Equal(["Ủy ban nhân dân tỉnh"], passage.Marks.Select(m => passage.Text[m.Start..m.End]));
    }
}
