using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Indexer.Evaluation;
using Search.Engine;

namespace Indexer.Commands;

/// <summary><c>indexer evaluate</c>: relevance on a judged set, in a temporary index of its own. Touches no store.</summary>
internal static class EvaluateCommand
{
    private const int Seed = 20_260_101;

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder with corpus.jsonl or .jsonl.gz, queries.tsv and qrels.tsv." };
        var perturb = new Option<string?>("--perturb") { Description = $"Also with the queries changed: all, or one of {string.Join(", ", Perturbation.Names)}." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output, for machines." };
        var queries = new Option<string?>("--queries") { Description = "Write a line for each query to this file, to compare two builds." };
        var part = new Option<string?>("--part") { Description = "Only each N-th query from the K-th on, as K/N: weights are fitted on 1/2 and reported on 2/2." };
        var keep = new Option<string?>("--index") { Description = "Keep the index in this folder and use it again: for trying out what does not change the index." };
        perturb.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && name != "all" && !Perturbation.Names.Contains(name))
            {
                result.AddError($"--perturb {name}: there is no such perturbation; allowed are all, {string.Join(", ", Perturbation.Names)}.");
            }
        });
        part.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && PartOf(text) is null)
            {
                result.AddError($"--part {text}: K/N is wanted with K from 1 to N, for instance 2/4.");
            }
        });
        var command = new Command("evaluate", "Relevance on a judged set: nDCG@10, MRR@10, recall@10 and @100.") { folder, perturb, json, queries, part, keep };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(folder)!, parsed.GetValue(perturb), parsed.GetValue(json), parsed.GetValue(queries), parsed.GetValue(part), parsed.GetValue(keep), cancellation));
        return command;
    }

    private static (int First, int Every)? PartOf(string text) =>
        text.Split('/') is [var k, var n] && int.TryParse(k, CultureInfo.InvariantCulture, out int first) && int.TryParse(n, CultureInfo.InvariantCulture, out int every)
        && first >= 1 && first <= every ? (first, every) : null;

    private static async Task<int> RunAsync(
        string folder, string? perturb, bool json, string? queryFile, string? part, string? kept, CancellationToken cancellation)
    {
        JudgedSet set = JudgedSet.Load(folder);
        if (part is not null && PartOf(part) is (int first, int every))
        {
            set = set with { Queries = [.. set.Queries.Where((_, i) => i % every == first - 1)] };
        }

        DirectoryInfo place = kept is null ? Directory.CreateTempSubdirectory("tracuu-evaluate-") : Directory.CreateDirectory(kept);
        try
        {
            using SearchIndex index = await Evaluator.OpenAsync(set, place.FullName, cancellation);
            var evaluator = new Evaluator(index);
            await using StreamWriter? lines = queryFile is null ? null : new StreamWriter(queryFile);
            RelevanceFigures clean = await MeasureAsync(evaluator, set, "clean", lines, cancellation);
            var rows = new List<PerturbedRow>();
            foreach (string name in perturb is null ? [] : perturb == "all" ? Perturbation.Names : [perturb])
            {
                rows.Add(PerturbedRow.Of(name, await MeasureAsync(evaluator, set, name, lines, cancellation), clean));
            }

            var report = new EvaluationReport(set.Name, index.Count, set.Queries.Count, Seed, clean, rows);
            await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(report, OutputJson.Readable.EvaluationReport) : Table(report));
            return ExitCodes.Done;
        }
        finally
        {
            if (kept is null)
            {
                place.Delete(recursive: true);
            }
        }
    }

    private static async Task<RelevanceFigures> MeasureAsync(Evaluator evaluator, JudgedSet set, string name, StreamWriter? lines, CancellationToken cancellation)
    {
        IReadOnlyList<EvaluatedQuery> evaluated = evaluator.Evaluate(
            set, query => name == "clean" ? query.Text : Perturbation.Apply(name, query.Text, query.Id, Seed), cancellation);
        foreach (EvaluatedQuery query in lines is null ? [] : evaluated)
        {
            await lines!.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{name}\t{query.Query.Id}\t{query.Figures.Ndcg:F4}\t{query.Figures.Recall100:F4}\t{query.Typed}\t{query.Answer.Query.Understood}\t{string.Join(',', query.Answer.Query.Rewrites.Select(r => $"{r.Kind}:{r.From}→{r.To}"))}"));
        }

        return RelevanceFigures.Mean([.. evaluated.Select(e => e.Figures)]);
    }

    private static string Table(EvaluationReport report)
    {
        var table = new System.Text.StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{report.Set}: {report.Documents} documents, {report.Queries} queries, seed {report.Seed}\n");
        table.Append("               nDCG@10  MRR@10  recall@10  recall@100  retention\n");
        table.Append(CultureInfo.InvariantCulture, $"clean           {report.Clean.Ndcg:F4}  {report.Clean.Mrr:F4}     {report.Clean.Recall10:F4}      {report.Clean.Recall100:F4}\n");
        foreach (PerturbedRow row in report.Perturbations)
        {
            table.Append(CultureInfo.InvariantCulture, $"{row.Perturbation,-14}  {row.Ndcg:F4}  {row.Mrr:F4}     {row.Recall10:F4}      {row.Recall100:F4}     {row.Retention:F4}\n");
        }

        return table.ToString().TrimEnd('\n');
    }
}
