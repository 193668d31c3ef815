using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Indexer.Evaluation;

namespace Indexer.Commands;

/// <summary><c>indexer evaluate-reading</c>: how often what is read out of documents agrees with what is known of them. Touches no store.</summary>
internal static class EvaluateReadingCommand
{
    private const int MostShown = 20;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Documents, one a line: .jsonl or .jsonl.gz." };
        var truth = new Option<string>("--truth")
        {
            Description = $"Which fields of the file hold the truth, as column=field,…; they are hidden from the reader. Fields: {string.Join(", ", TruthField.Known)}.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output, for machines." };
        var disagreements = new Option<string?>("--disagreements") { Description = "Write every disagreement to this file as JSON lines." };
        file.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } path && !File.Exists(path))
            {
                result.AddError($"There is no file '{path}'.");
            }
        });
        truth.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && TruthField.Parse(text) is null)
            {
                result.AddError($"--truth {text}: column=field,… is wanted, each column once; fields are {string.Join(", ", TruthField.Known)}.");
            }
        });
        var command = new Command("evaluate-reading", "Agreement of what is read out of texts with what is known of them.") { file, truth, json, disagreements };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(file)!, TruthField.Parse(parsed.GetValue(truth)!)!, parsed.GetValue(json), parsed.GetValue(disagreements), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string file, IReadOnlyList<TruthField> fields, bool json, string? path, CancellationToken cancellation)
    {
        await using StreamWriter? all = path is null ? null : new StreamWriter(path, append: false);
        var shown = new List<Disagreement>();
        ReadingReport report = await new ReadingAgreement(fields).RunAsync(
            file,
            disagreement =>
            {
                all?.WriteLine(JsonSerializer.Serialize(disagreement, OutputJson.Readable.Disagreement));
                if (shown.Count < MostShown)
                {
                    shown.Add(disagreement);
                }
            },
            cancellation);
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(report, OutputJson.Readable.ReadingReport) : Table(report, shown));
        return ExitCodes.Done;
    }

    private static string Table(ReadingReport report, List<Disagreement> shown)
    {
        var text = new StringBuilder();
        Line($"{report.File}: {report.Documents} documents");
        Line($"{"field",-12} {"known",8} {"stated",8} {"agree",8} {"missed",8} {"share",8}   {"beyond",8} {"wrong",8}");
        foreach (FieldAgreement field in report.Fields)
        {
            Line($"{field.Field,-12} {field.Known,8} {field.Stated,8} {field.Agreeing,8} {field.Missed,8} {field.Share,8:P2}   {field.Beyond,8} {field.BeyondWrong,8}");
        }

        foreach (Disagreement one in shown)
        {
            Line($"  {one.Id}  {one.Field}{(one.IsStated ? "" : " (not stated)")}: {one.Truth}, read {(one.Read.Length == 0 ? "nothing" : one.Read)}: {one.Title}");
        }

        return text.ToString().TrimEnd();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
