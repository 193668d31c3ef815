using CsCheck;
using Search.Engine.Searching;
using Search.Engine.Understanding;

namespace Search.Engine.Tests.Understanding;

/// <summary>An operator's own list: what its lines say, and that it is read or refused whatever it is.</summary>
public sealed class LexiconTests
{
    /// <summary>A list, the texts of the index, a query and those it must find.</summary>
    public static TheoryData<string, string, string, string> Lists => new()
    {
        { "nhất cửa = bộ phận tiếp nhận", "Nhất cửa mở|Bộ phận tiếp nhận đóng|Bộ phận khác", "nhất cửa", "0 1" },
        { "nhất cửa = bộ phận tiếp nhận", "Nhất cửa mở|Bộ phận tiếp nhận đóng|Bộ phận khác", "bo phan tiep nhan", "0 1" },
        { "xe cơ giới => ô tô = xe máy", "Xe cơ giới qua cầu|Ô tô qua cầu|Xe máy qua cầu", "xe cơ giới", "0 1 2" },
        { "xe cơ giới => ô tô = xe máy", "Xe cơ giới qua cầu|Ô tô qua cầu|Xe máy qua cầu", "ô tô", "1" },
        { "\uFEFF# của huyện\r\n\r\nPGDQH = phòng giáo dục quận huyện # một dòng\r\n", "PGDQH họp|Phòng giáo dục quận huyện họp|Phòng họp", "pgdqh", "0 1" },
        { "PGDQH = pho\u0300ng gia\u0301o du\u0323c qua\u0302\u0323n huye\u0323\u0302n", "PGDQH họp|Phòng giáo dục quận huyện họp|Phòng họp", "PGDQH", "0 1" },
        { "QKT = quỹ khuyến tài\nQKT = quán kem tươi", "Quỹ khuyến tài trao học bổng|Quán kem tươi khai trương|Học bổng khai trương", "QKT trao học bổng", "0" },
        { "QKT = quỹ khuyến tài\nQKT = quán kem tươi", "Quỹ khuyến tài trao học bổng|Quán kem tươi khai trương|Học bổng khai trương", "QKT khai trương", "1" },
        { "VC# = ngôn ngữ xê thăng", "Lập trình VC# nâng cao|Lập trình ngôn ngữ xê thăng", "lập trình ngôn ngữ xê thăng", "0 1" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_line_says_what_is_found(string list, string texts, string query, string found)
    {
        using TestIndex index = TestIndex.Of(texts.Split('|'));
        index.Index.Lexicon = Lexicon.BuiltIn.With(list);
        index.Ids(new SearchRequest { Text = query, Match = MatchMode.All }).Order().ShouldBe(found.Split(' ').Select(i => "d" + i));
    }

    [Fact]
    public void A_near_form_helps_only_where_too_little_is_found()
    {
        using TestIndex index = TestIndex.Of("Xã Hòa Bình Cũ đón lũ", "Xã Hòa Bình Mới đón lũ");
        index.Index.Lexicon = Lexicon.BuiltIn.With("Hòa Bình Cũ ~ Hòa Bình Mới");
        index.Ids("Hòa Bình Cũ đón lũ").ShouldBe(["d0", "d1"]);
        index.Ids(new SearchRequest { Text = "Hòa Bình Cũ đón lũ", Match = MatchMode.All }).ShouldBe(["d0"]);
    }

    [Fact]
    public void What_is_said_twice_counts_once()
    {
        using TestIndex index = TestIndex.Of("Nhất cửa mở", "Bộ phận tiếp nhận đóng");
        index.Index.Lexicon = Lexicon.BuiltIn.With("nhất cửa = bộ phận tiếp nhận\nNhất Cửa = bộ phận tiếp nhận\nbộ phận tiếp nhận = nhất cửa");
        index.Search("nhất cửa").Query.Rewrites.ShouldBe([new Rewrite("synonym", "nhất cửa", "bộ phận tiếp nhận")]);
    }

    [Theory]
    [InlineData("một dòng không có dấu bằng")]
    [InlineData("UBND =")]
    [InlineData("= ủy ban")]
    [InlineData("a => b => c")]
    [InlineData("a => b ~ c")]
    [InlineData("=>")]
    [InlineData("... = !!!")]
    [InlineData("một hai ba bốn năm sáu bảy tám chín mười mười một mười hai = số")]
    [InlineData("a = b = c = d = e = f = g = h = i = k = l = m = n = o = p = q = r")]
    [InlineData("phòng giáo dục, PGD")]
    public void A_line_that_cannot_be_used_is_told_by_its_number(string line)
    {
        string message = Should.Throw<FormatException>(() => Lexicon.BuiltIn.With("# danh sách\r\na = b\r\n" + line + "\r\n")).Message;
        message.ShouldStartWith("line 3, '");
        message.ShouldContain("two or more forms of 1 to 12 words are wanted");
    }

    [Fact]
    public void A_list_without_end_is_refused()
    {
        string list = string.Join('\n', Enumerable.Range(0, 60_000).Select(i => $"tên số {i} = biệt danh {i}"));
        Should.Throw<FormatException>(() => Lexicon.BuiltIn.With(list)).Message.ShouldStartWith("line 50001, 'tên số 50000 = biệt danh 50000': the list is too long");
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_its_line_and_any_query_answered()
    {
        using TestIndex index = TestIndex.Of("Ủy ban nhân dân tỉnh họp", "a b c", "ở nhà");
        Gen<string> piece = Gen.OneOf(
            Gen.OneOf("=", "~", "=>", "#", " ", "\n", "\r\n", "\u2028", "\uFEFF", "UBND", "ủy ban", "đ/c", "T.Ư", "ở", "Q.", "a", "59-NQ/TW", "24/8/2021", "\uD800", "\u0301", "\0", "漢"),
            Gen.Char.Select(c => c.ToString()));
        Gen.Select(piece.Array[0, 30].Select(string.Concat), piece.Array[0, 6].Select(string.Concat)).Sample((list, query) =>
        {
            try
            {
                index.Index.Lexicon = Lexicon.BuiltIn.With(list);
                index.Search(query);
            }
            catch (FormatException fault)
            {
                fault.Message.ShouldMatch(@"\Aline \d+, '");
            }
        }, iter: 2_000);
    }
}
