using System.Globalization;
using System.Text.Json;
using Indexer.Commands;
using Indexer.Evaluation;
using Search.Analysis.Text;
using Search.Engine;
using Search.Engine.Searching;

namespace Indexer.Tests.Evaluation;

/// <summary>The invented judged set of <c>tests/relevance</c>, indexed once; its README says how the baseline is written anew.</summary>
public sealed class InventedSet : IAsyncLifetime
{
    private readonly TempFolder folder = new();

    internal JudgedSet Judged { get; } = JudgedSet.Load(At(""));

    internal SearchIndex Index { get; private set; } = null!;

    /// <summary>The words of each document by its id, in the form in which spellings of one word are equal.</summary>
    internal IReadOnlyDictionary<string, HashSet<string>> Words { get; } = File.ReadLines(At("corpus.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(
            document => document.GetProperty("id").GetString()!,
            document => ExactWords($"{document.GetProperty("title")} {document.GetProperty("text")}").ToHashSet(StringComparer.Ordinal));

    public static string At(string file) => Path.Combine(AppContext.BaseDirectory, "relevance", file);

    public static string[] ExactWords(string text)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        return [.. Enumerable.Range(0, tokens.Count).Select(at => tokens.Exact(at).ToString())];
    }

    public async ValueTask InitializeAsync() => Index = await Evaluator.OpenAsync(Judged, folder.Path, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        Index.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class RelevanceTests(InventedSet set) : IClassFixture<InventedSet>
{
    private const double MostLost = 0.01;

    public static TheoryData<string, string, string> Confusable { get; } = Rows();

    [Fact]
    public void Nothing_is_found_worse_than_by_the_baseline()
    {
        var evaluator = new Evaluator(set.Index);
        EvaluatedQueries[] evaluated =
            [.. Perturbation.Names.Prepend(Perturbation.None).Select(name => evaluator.Evaluate(set.Judged, name, TestContext.Current.CancellationToken))];
        EvaluationReport report = EvaluationReport.Of(set.Judged, set.Index.Count, evaluated);
        ILookup<string, Comparison> compared = Comparison.Of(
            QueryLine.Load(InventedSet.At("baseline.tsv")), evaluated.SelectMany(e => e.Queries.Select(q => QueryLine.Of(e.Perturbation, q)))).ToLookup(c => c.Perturbation);

        using JsonDocument baseline = JsonDocument.Parse(File.ReadAllText(InventedSet.At("baseline.json")));
        Dictionary<string, JsonElement> before = baseline.RootElement.GetProperty("perturbations").EnumerateArray().ToDictionary(row => row.GetProperty("perturbation").GetString()!);
        List<string> worse = [.. Drops(Perturbation.None, "nDCG@10", report.Clean.Ndcg, baseline.RootElement.GetProperty("clean").GetProperty("ndcg@10"))];
        foreach (PerturbedRow row in report.Perturbations)
        {
            worse.AddRange(Drops(row.Perturbation, "nDCG@10", row.Ndcg, before[row.Perturbation].GetProperty("ndcg@10")));
            worse.AddRange(Drops(row.Perturbation, "retention", row.Retention, before[row.Perturbation].GetProperty("retention")));
        }

        worse.ShouldBeEmpty(string.Join('\n', worse));

        IEnumerable<string> Drops(string perturbation, string figure, double now, JsonElement then) => now >= then.GetDouble() - MostLost
            ? []
            : [
                string.Create(CultureInfo.InvariantCulture, $"{perturbation}: {figure} {now:F4}, was {then.GetDouble():F4}"),
                .. compared[perturbation].SelectMany(c => c.MostLost).Select(query => EvaluationTable.Of(query).ToString(CultureInfo.InvariantCulture)),
            ];
    }

    [Theory]
    [MemberData(nameof(Confusable))]
    public void The_word_that_was_meant_comes_before_those_it_is_confused_with(string query, string right, string wrong)
    {
        string[] meant = InventedSet.ExactWords(right), confused = InventedSet.ExactWords(wrong);
        SearchResult answer = set.Index.Search(new SearchRequest { Text = query, Size = 100, Passages = false }, TestContext.Current.CancellationToken);
        string[] hits = [.. answer.Hits.Select(hit => hit.Id)];
        int[] good = [.. Enumerable.Range(0, hits.Length).Where(at => set.Words[hits[at]].Overlaps(meant))];
        int[] bad = [.. Enumerable.Range(0, hits.Length).Where(at => set.Words[hits[at]].Overlaps(confused)).Except(good)];
        good.ShouldNotBeEmpty();
        bad.Where(at => at < good[^1]).Select(at => hits[at]).ShouldBeEmpty($"{hits[good[^1]]} has '{right}' and stands behind");
    }

    private static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (string[] row in TabbedFile.Rows(InventedSet.At("confusable.tsv"), 3))
        {
            rows.Add(row[0], row[1], row[2]);
        }

        return rows;
    }
}
