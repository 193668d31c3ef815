using CsCheck;
using Search.Documents;
using Search.Engine.Explaining;
using Search.Engine.Scoring;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Explaining;

/// <summary>Where the score of a hit comes from.</summary>
public class ExplanationTests
{
    private static readonly Gen<string> Word = Pick.From(
        "chuột", "chuot", "chuốt", "lúa", "lua", "phá", "đồng", "dong", "của", "và", "kỹ", "kĩ", "UBND", "ủy", "ban", "nhân", "dân", "83-NQ/TW", "24/8/2021", "khóa", "XIII", "13", "Cần", "Thơ", "Sóc", "Trăng");

    private static readonly Gen<string> Asked = Gen.Frequency(
        (8, Word),
        (1, Pick.From("\"chuột phá lúa\"", "\"phá lúa\"", "-đồng", "ch*", "tiêu đề:lúa", "số:83", "số:83-NQ/TW", "cơ quan:\"ủy ban\"", "OR", "chuột OR đồng", "chuôt", "nghị quyết 83")));

    private static readonly Gen<Document> AnyDocument = Gen.Select(
        Word.Array[0, 40], Word.Array[0, 6], Pick.From("", "83-NQ/TW", "5/QĐ-UBND"), Pick.From("", "Ủy ban nhân dân"), Gen.Int[0, 60], Gen.Int[0, 60],
        (text, title, symbol, issuer, aside, length) => new Document
        {
            Id = "",
            Text = string.Join(' ', text) + " .",
            Title = string.Join(' ', title),
            Symbol = symbol.Length == 0 ? null : symbol,
            Issuer = issuer.Length == 0 ? null : issuer,
            Extracted = new Dictionary<string, ExtractedValue> { ["recipients[0]"] = new(aside, aside + length, 0.9) },
        });

    [Fact]
    public void The_parts_are_the_score() => Gen.Select(
        AnyDocument.Array[1, 14],
        Asked.Array[0, 8].Select(words => string.Join(' ', words)),
        Gen.Enum<AccentMode>(),
        Gen.Enum<MatchMode>(),
        Gen.Enum<SortOrder>())
        .Sample((documents, text, accents, match, sort) =>
        {
            using var index = new TestIndex();
            index.Put([.. documents.Select((d, i) => d with { Id = $"d{i}" })]);
            var request = new SearchRequest { Text = text, Accents = accents, Match = match, Sort = sort, Size = 100, Explain = true };
            foreach (Hit hit in index.Search(request).Hits)
            {
                HitExplanation explained = hit.Explanation!;
                string said = $"q={text} {accents} {match} {sort}: {hit.Id} {string.Join("\n", explained.Parts)}";
                explained.Score.ShouldBe(hit.Score);
                explained.Parts.Sum(p => p.Score).ShouldBe(hit.Score, Math.Max(1, hit.Score) * 1e-5, said);
                explained.Parts.ShouldAllBe(p => p.Score > 0 && (p.Word == null || p.Word.Score == p.Score), said);
            }
        }, iter: 250);

    [Theory]
    [InlineData("kỹ thuật", "nuôi lúa kĩ thuật", "kỹ", MatchGrade.Variant, "kĩ")]
    [InlineData("kỹ thuật", "nuôi lúa kỹ thuật", "kỹ", MatchGrade.Exact, "kỹ")]
    [InlineData("kỹ thuật", "nuoi lua ky thuat moi o dong bang nam nay, ba con nong dan phan khoi vi duoc mua va duoc gia", "kỹ", MatchGrade.Unaccented, "ky")]
    [InlineData("UBND tỉnh", "Ủy ban nhân dân tỉnh họp", "ubnd", MatchGrade.Equivalent, "ủy ban nhân dân")]
    [InlineData("nuôi luaa kỹ thuật", "nuôi lúa kỹ thuật", "luaa", MatchGrade.Corrected, "lúa")]
    [InlineData("nuôi lúa", "nuôi lùa", "lúa", MatchGrade.Contradicted, "lua")]
    [InlineData("Cần Thơ", "Sóc Trăng đón lũ", "cần", MatchGrade.Linked, "sóc trăng")]
    [InlineData("hop ban", "họp bàn", "hop", MatchGrade.Exact, "hop")]
    public void A_word_says_in_which_grade_it_agreed(string query, string text, string word, MatchGrade grade, string found)
    {
        using TestIndex index = TestIndex.Of(text, "kỹ thuật nuôi lúa");
        HitExplanation explained = index.Search(new SearchRequest { Text = query, Explain = true }).Hits.Single(h => h.Id == "d0").Explanation!;
        WordAgreement[] agreements = [.. explained.Parts.Where(p => p.Label is { Kind: PartKind.Word or PartKind.Loosely, Field: "text" } && p.Label.Words == word).SelectMany(p => p.Word!.Agreements)];
        agreements.ShouldContain(a => a.Grade == grade && a.Text == found && a.Frequency == 1, string.Join(", ", agreements.Select(a => a.ToString())));
    }

    [Fact]
    public void A_word_counts_once_also_where_documents_that_lack_some_follow()
    {
        using TestIndex index = TestIndex.Of("nuôi lúa kỹ thuật", "nuôi lùa kỹ thuật", "nuôi cá");
        SearchResult result = index.Search(new SearchRequest { Text = "nuôi lúa kỹ thuật", Explain = true });
        result.Query.Relaxed.ShouldBeTrue();
        foreach (Hit hit in result.Hits)
        {
            hit.Explanation!.Parts.Where(p => p.Label is { Kind: PartKind.Word or PartKind.Loosely, Field: "text" }).Select(p => p.Label.Words).ShouldBeUnique();
        }
    }

    [Fact]
    public void What_was_left_out_is_filled_in_and_said()
    {
        using TestIndex index = TestIndex.Of("họp bàn ở Cần Thơ", "họp ở cần thơ");
        HitExplanation explained = index.Search(new SearchRequest { Text = "can tho", Explain = true }).Hits[0].Explanation!;
        explained.Parts.Where(p => p.Label.Kind == PartKind.Restored).Select(p => p.Word!.Agreements.Single().Text).ShouldBe(["cần", "cần thơ", "thơ"], ignoreOrder: true);
    }

    [Fact]
    public void A_part_is_told_by_what_it_is_for()
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "a", Title = "Nghị quyết của tỉnh", Symbol = "83-NQ/TW", Text = "Căn cứ 83-NQ/TW của tỉnh về nuôi lúa" });
        PartLabel[] Labels(string text) => [.. index.Search(new SearchRequest { Text = text, Match = MatchMode.All, Explain = true }).Hits[0].Explanation!.Parts.Select(p => p.Label)];
        Labels("nghị quyết 83-NQ/TW nuôi lúa").ShouldContain(new PartLabel(PartKind.SymbolBearer, "nghị quyết 83 nq tw", "symbol"));
        Labels("nghị quyết 83-NQ/TW nuôi lúa").ShouldContain(new PartLabel(PartKind.SymbolCited, "nghị quyết 83 nq tw", "text"));
        Labels("\"nuôi lúa\"").ShouldBe([new PartLabel(PartKind.Phrase, "nuôi lúa", "text")]);
        Labels("nuô*").ShouldBe([new PartLabel(PartKind.Prefix, "nuô", "text")]);
        Labels("title:tỉnh").ShouldBe([new PartLabel(PartKind.Word, "tỉnh", "title")]);
        Labels("của tỉnh").ShouldBe(
            [
                new(PartKind.Word, "của", "text"), new(PartKind.Word, "tỉnh", "text"), new(PartKind.Pair, "của tỉnh", "text"),
                new(PartKind.Word, "của", "title"), new(PartKind.Word, "tỉnh", "title"), new(PartKind.Pair, "của tỉnh", "title"),
                new(PartKind.Passage, "", "text"), new(PartKind.Beginning, "", "text"),
            ],
            ignoreOrder: true);
        Labels("-voi").ShouldBe([new PartLabel(PartKind.Everything, "", "text")]);
    }

    [Fact]
    public void What_a_document_lacks_is_named()
    {
        using TestIndex index = TestIndex.Of("nuôi lúa nước", "nuôi cá");
        Hit[] hits = [.. index.Search(new SearchRequest { Text = "nuôi lúa", Explain = true }).Hits];
        hits.Select(h => (h.Id, h.Explanation!.IsComplete, string.Join(' ', h.Explanation.Missing))).ShouldBe([("d0", true, ""), ("d1", false, "lúa")]);
    }

    [Fact]
    public void A_function_word_counts_less()
    {
        using TestIndex index = TestIndex.Of("của nhà", "của", "nhà");
        ScorePart[] parts = [.. index.Search(new SearchRequest { Text = "của nhà", Explain = true }).Hits[0].Explanation!.Parts.Where(p => p.Label is { Kind: PartKind.Word, Field: "text" })];
        parts.Single(p => p.Label.Words == "của").Word!.Boost.ShouldBeLessThan(parts.Single(p => p.Label.Words == "nhà").Word!.Boost);
    }

    [Fact]
    public void Nothing_is_explained_unasked()
    {
        using TestIndex index = TestIndex.Of("nuôi lúa");
        index.Search("lúa").Hits[0].Explanation.ShouldBeNull();
    }

    [Fact]
    public void Documents_of_other_audiences_change_no_figure()
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "a", Text = "nuôi lúa ở cần thơ" }, new Document { Id = "b", Text = "nuôi cá" });
        var request = new SearchRequest { Text = "nuoi lua can tho", Explain = true };
        string[] Told() => [.. index.Search(request).Hits.SelectMany(h => h.Explanation!.Parts.Select(p => $"{h.Id} {p.Label} {p.Score} {p.Word?.Idf} {string.Join(", ", p.Word?.Agreements.Select(a => a.ToString()) ?? [])}"))];
        string[] alone = Told();
        index.Put([.. Enumerable.Range(0, 9).Select(i => new Document { Id = $"x{i}", Text = "nuôi lụa cạn thợ mật", Audience = ["staff"] })]);
        Told().ShouldBe(alone);
    }
}
