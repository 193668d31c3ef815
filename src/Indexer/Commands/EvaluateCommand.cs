using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Indexer.Configuration;
using Indexer.Evaluation;
using Search.Engine;
using Search.Engine.Understanding;

namespace Indexer.Commands;

/// <summary><c>indexer evaluate</c>: relevance on a judged set, in a temporary index of its own. Touches no store.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder with corpus.jsonl or .jsonl.gz, queries.tsv and qrels.tsv." };
        var perturb = new Option<string?>("--perturb") { Description = $"Also with the queries changed: all, or one of {string.Join(", ", Perturbation.Names)}." };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output, for machines." };
        var queries = new Option<string?>("--queries") { Description = "Write a line for each query to this file, to compare two builds." };
        var against = new Option<string?>("--against") { Description = "Compare with another build: the file that it wrote with --queries." };
        var timing = new Option<bool>("--timing") { Description = "Also time searches with rewriting on and off, a benchmark for an idle machine." };
        var part = new Option<string?>("--part") { Description = "Only each N-th query from the K-th on, as K/N: weights are fitted on 1/2 and reported on 2/2." };
        var keep = new Option<string?>("--index") { Description = "Keep the index in this folder and use it again: for trying out what does not change the index." };
        var synonyms = new Option<string?>("--synonyms") { Description = "An operator's own list, as Analysis:Synonyms names one." };
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
        var command = new Command("evaluate", "Relevance on a judged set: nDCG@10, MRR@10, recall@10 and @100.") { folder, perturb, json, queries, against, timing, part, keep, synonyms };
        command.SetAction((parsed, cancellation) => RunAsync(
            new Settings(
                parsed.GetValue(folder)!,
                parsed.GetValue(perturb),
                parsed.GetValue(json),
                parsed.GetValue(queries),
                parsed.GetValue(against),
                parsed.GetValue(timing),
                parsed.GetValue(part),
                parsed.GetValue(keep),
                parsed.GetValue(synonyms)),
            cancellation));
        return command;
    }

    private static (int First, int Every)? PartOf(string text) =>
        text.Split('/') is [var k, var n] && int.TryParse(k, CultureInfo.InvariantCulture, out int first) && int.TryParse(n, CultureInfo.InvariantCulture, out int every)
        && first >= 1 && first <= every ? (first, every) : null;

    private static async Task<int> RunAsync(Settings settings, CancellationToken cancellation)
    {
        JudgedSet set = JudgedSet.Load(settings.Folder);
        if (settings.Part is not null && PartOf(settings.Part) is (int first, int every))
        {
            set = set with { Queries = [.. set.Queries.Where((_, i) => i % every == first - 1)] };
        }

        Lexicon lexicon = settings.Synonyms is null ? Lexicon.BuiltIn : SynonymFile.Read(settings.Synonyms);
        IReadOnlyList<QueryLine>? before = settings.Against is null ? null : QueryLine.Load(settings.Against);
        string[] typings = [Perturbation.None, .. settings.Perturb is null ? [] : settings.Perturb == "all" ? Perturbation.Names : [settings.Perturb]];
        DirectoryInfo place = settings.Index is null ? Directory.CreateTempSubdirectory("tracuu-evaluate-") : Directory.CreateDirectory(settings.Index);
        try
        {
            using SearchIndex index = await Evaluator.OpenAsync(set, place.FullName, cancellation);
            index.Lexicon = lexicon;
            var evaluator = new Evaluator(index);
            EvaluatedQueries[] evaluated = [.. typings.Select(typing => evaluator.Evaluate(set, typing, cancellation))];
            EvaluationReport report = EvaluationReport.Of(set, index.Count, evaluated) with
            {
                Comparison = before is null ? null : Comparison.Of(before, evaluated.SelectMany(e => e.Queries.Select(q => QueryLine.Of(e.Perturbation, q)))),
                Timing = settings.Timing ? [.. typings.Select(typing => RewriteTiming.Of(index, set, typing, cancellation))] : null,
            };
            if (settings.Queries is not null)
            {
                await File.WriteAllLinesAsync(settings.Queries, evaluated.SelectMany(e => e.Queries.Select(q => QueryLine.Write(e.Perturbation, q))), cancellation);
            }

            await Console.Out.WriteLineAsync(settings.Json ? JsonSerializer.Serialize(report, OutputJson.Readable.EvaluationReport) : EvaluationTable.Of(report));
            return ExitCodes.Done;
        }
        finally
        {
            if (settings.Index is null)
            {
                place.Delete(recursive: true);
            }
        }
    }

    private sealed record Settings(string Folder, string? Perturb, bool Json, string? Queries, string? Against, bool Timing, string? Part, string? Index, string? Synonyms);
}
