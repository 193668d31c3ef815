using System.Net;
using System.Text.Json;
using Indexer.Languages;
using Search.Engine.Explaining;
using Search.Engine.Scoring;
using SearchApi.Searching;

namespace SearchApi.Tests.Searching;

public sealed class ExplainTests(TestService service) : IClassFixture<TestService>
{
    private const string Address = "/api/v1/search?q=th%C3%A0nh+%E1%BB%A7y&explain=true";

    private readonly HttpClient client = service.CreateLocalClient();

    /// <summary>Parts, and the sentences they make.</summary>
    public static TheoryData<ScorePart[], string[], string, string> Sentences => new()
    {
        {
            [Word("thành", 2, MatchGrade.Exact, "thành"), Word("ủy", 1.5, MatchGrade.Compatible, "uỷ"), Part(PartKind.Pair, 1)],
            [],
            "4,50 điểm: “thành” khớp đúng 2,00; “ủy” thêm dấu thành “uỷ” 1,50; từ đứng liền nhau 1,00.",
            "4.50 points: “thành” exactly 2.00; “ủy” with marks that were left out “uỷ” 1.50; words side by side 1.00."
        },
        {
            [Word("ubnd", 1, MatchGrade.Equivalent, "ủy ban nhân dân"), Word("kĩ", 1, MatchGrade.Variant, "kỹ"), Word("thonng", 1, MatchGrade.Corrected, "thông")],
            [],
            "3,00 điểm: “ubnd” nói cách khác “ủy ban nhân dân” 1,00; “kĩ” viết khác i, y “kỹ” 1,00; “thonng” sửa lỗi gõ thành “thông” 1,00.",
            "3.00 points: “ubnd” said otherwise “ủy ban nhân dân” 1.00; “kĩ” with the other of i and y “kỹ” 1.00; “thonng” corrected to “thông” 1.00."
        },
        {
            [Word("lúa", 0.5, MatchGrade.Contradicted, "lua"), Word("thơ", 0.5, MatchGrade.Linked, "sóc trăng"), Word("đê", 1, MatchGrade.Unaccented, "de")],
            ["vỡ"],
            "2,00 điểm: “lúa” khác dấu “lua” 0,50; “thơ” gần nghĩa “sóc trăng” 0,50; “đê” trong văn bản không dấu “de” 1,00; thiếu “vỡ”; đứng sau những văn bản có đủ.",
            "2.00 points: “lúa” with other marks “lua” 0.50; “thơ” near in meaning “sóc trăng” 0.50; “đê” in a text without accents “de” 1.00; without “vỡ”; behind the documents that have everything."
        },
        {
            [Part(PartKind.SymbolBearer, 1000), Part(PartKind.SymbolCited, 6), Part(PartKind.Pair, 0.25, "title"), Part(PartKind.Restored, 1), Part(PartKind.Passage, 2), Part(PartKind.Beginning, 3)],
            [],
            "1012,25 điểm: mang số, ký hiệu ấy 1000,00; nhắc số, ký hiệu ấy 6,00; trong tiêu đề 0,25; đúng cách đọc có dấu 1,00; các từ gần nhau 2,00; gần đầu văn bản 3,00.",
            "1012.25 points: it bears the symbol 1000.00; it names the symbol 6.00; in the title 0.25; the likeliest marked reading 1.00; the words close together 2.00; near the beginning 3.00."
        },
        {
            [Part(PartKind.Phrase, 1), Part(PartKind.Prefix, 1), Part(PartKind.Field, 1), Part(PartKind.Everything, 1)],
            [],
            "4,00 điểm: cụm từ trong ngoặc kép 1,00; từ bắt đầu như vậy 1,00; đúng phần đã nêu 1,00; văn bản nào cũng như nhau 1,00.",
            "4.00 points: the phrase in quotes 1.00; words that begin so 1.00; the part that was named 1.00; the same for every document 1.00."
        },
    };

    [Fact]
    public async Task Each_hit_says_where_its_score_comes_from()
    {
        JsonElement hit = (await client.JsonAsync(Address)).GetProperty("hits")[0];
        hit.Names().ShouldBe(["id", "url", "kind", "type", "symbol", "issuer", "date", "source", "title", "snippets", "score", "explanation"]);
        JsonElement explanation = hit.GetProperty("explanation");
        explanation.Names().ShouldBe(["score", "complete", "sentence", "missing", "parts"]);
        JsonElement[] parts = [.. explanation.GetProperty("parts").EnumerateArray()];
        parts.Sum(part => part.GetProperty("score").GetDouble()).ShouldBe(hit.GetProperty("score").GetDouble(), 0.001 * parts.Length);
        parts[0].Names().ShouldBe(["part", "words", "field", "score", "idf", "weight", "length", "agreements"]);
        parts[0].GetProperty("part").GetString().ShouldBe("word");
        parts[0].GetProperty("agreements")[0].Names().ShouldBe(["grade", "text", "frequency", "weight"]);
        parts[0].GetProperty("agreements")[0].GetProperty("grade").GetString().ShouldBe("exact");
        parts[^1].GetProperty("part").GetString().ShouldBe("typedTitle");
        parts[^1].Names().ShouldBe(["part", "words", "field", "score"]);
    }

    [Theory]
    [InlineData("vi", " điểm: “thành” khớp đúng ")]
    [InlineData("en", " points: “thành” exactly ")]
    public async Task The_sentence_is_in_the_callers_language(string language, string said) =>
        (await client.JsonAsync(Address, language: language)).GetProperty("hits")[0].GetProperty("explanation").GetProperty("sentence").GetString()!.ShouldContain(said);

    [Fact]
    public async Task Others_than_this_machine_are_refused()
    {
        using HttpClient other = service.CreateClientFrom("192.0.2.7");
        JsonElement problem = await other.JsonAsync(Address, HttpStatusCode.Forbidden, "en");
        problem.GetProperty("detail").GetString()!.ShouldContain("administrators");
        (await other.JsonAsync(Address.Replace("true", "false", StringComparison.Ordinal))).GetProperty("hits")[0].Names().ShouldNotContain("explanation");
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_sums_the_parts_up(ScorePart[] parts, string[] missing, string vietnamese, string english)
    {
        Wording sentence = ExplanationSentence.Of(new HitExplanation(parts.Sum(p => p.Score), missing.Length == 0, missing, parts));
        sentence.Vietnamese.ShouldBe(vietnamese);
        sentence.English.ShouldBe(english);
    }

    private static ScorePart Part(PartKind kind, double score, string field = "text") => new(new PartLabel(kind, "", field), score);

    private static ScorePart Word(string word, double score, MatchGrade grade, string found) =>
        new(new PartLabel(PartKind.Word, word, "text"), score) { Word = new WordScore(score, 1, 1, 10, [new WordAgreement(grade, found, 1, 1)]) };
}
