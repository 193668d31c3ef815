using System.Globalization;
using CsCheck;
using Indexer.Evaluation;
using Search.Analysis.Text;
using Search.Engine.Searching;

namespace Indexer.Tests.Evaluation;

public sealed class EvaluationTests
{
    private const double Tolerance = 1e-9;

    private static readonly string[] Words = ["Thành", "ủy", "Hòa", "Đắk", "nghị", "quyết", "83", "khỏe", "thủy", "đường", "ƯU", "tiên", "họp", "xã", "Mẫu", "việc"];

    private static readonly Gen<string> Texts = Gen.OneOf(Words).Array[1, 8].Select(words => string.Join(' ', words));

    private static string[] Folded(string text)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        return [.. Enumerable.Range(0, tokens.Count).Select(at => tokens.Folded(at).ToString())];
    }

    [Fact]
    public void Figures_agree_with_those_by_hand()
    {
        // Hits at ranks 2 and 4 of three that answer: gains 1/log2(3) and 1/log2(5); the best order has 1, 1/log2(3) and 1/2.
        RelevanceFigures figures = RelevanceFigures.Of(["x", "a", "y", "b"], new HashSet<string> { "a", "b", "c" });
        figures.Ndcg.ShouldBe((0.6309297535714575 + 0.43067655807339306) / (1 + 0.6309297535714575 + 0.5), Tolerance);
        figures.Mrr.ShouldBe(0.5);
        figures.Recall10.ShouldBe(2 / 3.0, Tolerance);

        string[] late = [.. Enumerable.Range(0, 10).Select(at => $"x{at}"), "a"];
        RelevanceFigures.Of(late, new HashSet<string> { "a" }).ShouldBe(new RelevanceFigures(0, 0, 0, 1));
        RelevanceFigures.Mean([new(1, 1, 1, 1), new(0, 0.5, 0, 1)]).ShouldBe(new RelevanceFigures(0.5, 0.75, 0.5, 1));
    }

    [Fact]
    public void Builds_are_compared_by_the_queries_both_have()
    {
        static QueryLine Line(string id, double ndcg, string perturbation = "clean") => new(perturbation, id, ndcg, $"text of {id}", $"reading of {id}");
        QueryLine[] before = [Line("a", 0.5), Line("b", 1), Line("c", 0.2), Line("gone", 1), Line("a", 1, "half")];
        QueryLine[] after = [Line("a", 1), Line("b", 0.9), Line("c", 0.2), Line("new", 0)];

        Comparison clean = Comparison.Of(before, after).ShouldHaveSingleItem();
        (clean.Perturbation, clean.Queries, clean.Wins, clean.Losses, clean.Ties).ShouldBe(("clean", 3, 1, 1, 1));
        clean.Change.ShouldBe(0.4 / 3, Tolerance);
        clean.MostGained.ShouldHaveSingleItem().ShouldBe(new QueryChange("a", 0.5, 1, "text of a", "reading of a", "reading of a"));
        clean.MostLost.ShouldHaveSingleItem().Id.ShouldBe("b");
    }

    [Fact]
    public void Chance_is_ruled_out_by_many_gains_and_not_by_few()
    {
        static double ChanceOf(int gains) => Comparison.Of(Lines(gains, 0), Lines(gains, 1)).ShouldHaveSingleItem().P;
        static QueryLine[] Lines(int gains, double ndcg) =>
            [.. Enumerable.Range(0, 20).Select(at => new QueryLine("clean", $"{at}", at < gains ? ndcg : 0, "", ""))];

        // All of n signs the same: two of 2^n ways.
        ChanceOf(0).ShouldBe(1);
        ChanceOf(2).ShouldBe(0.5, 0.03);
        ChanceOf(6).ShouldBe(1 / 32.0, 0.01);
        ChanceOf(20).ShouldBeLessThan(0.001);
    }

    [Fact]
    public void Lines_of_queries_are_read_as_they_were_written()
    {
        using var folder = new TempFolder();
        var answer = new SearchResult
        {
            Query = new QueryUnderstanding("thanhf uyr", "thành ủy", [new Rewrite("telex", "thanhf uyr", "thành ủy")], false),
            Total = 0,
            Hits = [],
            Facets = new Dictionary<FacetField, IReadOnlyList<FacetValue>>(),
        };
        var query = new EvaluatedQuery(new JudgedQuery("7", "thành ủy", new HashSet<string> { "a" }), "thanhf uyr", new RelevanceFigures(0.123456, 0, 0, 1), answer);
        query.IsRewritten.ShouldBeTrue();

        string written = QueryLine.Write("telex", query);
        written.ShouldBe("telex\t7\t0.1235\t1.0000\tthanhf uyr\tthành ủy\ttelex:thanhf uyr→thành ủy");
        QueryLine.Load(folder.Write("lines.tsv", written)).ShouldHaveSingleItem().ShouldBe(QueryLine.Of("telex", query));
        Should.Throw<InvalidDataException>(() => QueryLine.Load(folder.Write("lines.tsv", "clean\t7\n"))).Message.ShouldContain("line 1");
    }

    [Theory]
    [InlineData("nfd")]
    [InlineData("oldtone")]
    [InlineData("upper")]
    [InlineData("eth")]
    public void Other_spellings_keep_the_folded_words(string name) =>
        Texts.Sample(text => Folded(Perturbation.Apply(name, text, "q", 1)).SequenceEqual(Folded(text)), iter: 300);

    [Fact]
    public void Without_accents_no_mark_is_left() =>
        Texts.Sample(text => Perturbation.Apply("unaccented", text, "q", 1).All(char.IsAscii), iter: 300);

    [Fact]
    public void A_seed_and_an_id_give_the_same_text_again() => Gen.Select(Texts, Gen.Int, Gen.OneOf((string[])[.. Perturbation.Names])).Sample((text, seed, name) =>
    {
        string id = seed.ToString(CultureInfo.InvariantCulture);
        return Perturbation.Apply(name, text, id, seed) == Perturbation.Apply(name, text, id, seed);
    });

    [Fact]
    public void A_judged_set_tells_the_file_and_line_of_what_it_cannot_read()
    {
        using var folder = new TempFolder();
        Should.Throw<FileNotFoundException>(() => JudgedSet.Load(folder.Path)).Message.ShouldContain("corpus.jsonl");
        folder.Write("corpus.jsonl", "{\"id\":\"a\",\"title\":\"x\"}");
        folder.Write("queries.tsv", "1\tthành ủy\n2\tkhông ai trả lời\n");
        string judged = folder.Write("qrels.tsv", "1\ta\t1\n1\tb\t0\n");

        JudgedQuery query = JudgedSet.Load(folder.Path).Queries.ShouldHaveSingleItem();
        (query.Id, query.Text).ShouldBe(("1", "thành ủy"));
        query.Relevant.ShouldBe(["a"]);

        folder.Write("qrels.tsv", "1\ta\t1\n\n1\tb\n");
        Should.Throw<InvalidDataException>(() => JudgedSet.Load(folder.Path)).Message.ShouldStartWith($"{judged}, line 3:");
    }
}
