using System.Globalization;
using System.Text;
using Indexer.Evaluation;

namespace Indexer.Commands;

/// <summary>What <c>indexer evaluate</c> prints for people.</summary>
internal static class EvaluationTable
{
    public static string Of(EvaluationReport report)
    {
        var table = new Table();
        table.Line($"{report.Set}: {report.Documents} documents, {report.Queries} queries, seed {report.Seed}");
        table.Line($"               nDCG@10  MRR@10  recall@10  recall@100  retention");
        table.Line($"{Perturbation.None,-14}  {Figures(report.Clean)}");
        foreach (PerturbedRow row in report.Perturbations)
        {
            table.Line($"{row.Perturbation,-14}  {Figures(row)}     {row.Retention:F4}");
        }

        table.Line($"rewritten       {report.Clean.Rewritten} of {report.Queries} clean queries");
        foreach (RewriteTiming timing in report.Timing ?? [])
        {
            table.Line($"timing          {timing.Perturbation}, {timing.Queries} queries: p50 {timing.On.P50:F0} µs, p95 {timing.On.P95:F0} µs; rewriting off {timing.Off.P50:F0} µs, {timing.Off.P95:F0} µs; ratio of p50 {timing.Ratio:F2}");
        }

        if (report.Comparison is [])
        {
            table.Line($"against         no query in common");
        }

        foreach (Comparison comparison in report.Comparison ?? [])
        {
            table.Line($"\nagainst         {comparison.Perturbation}: {comparison.Change:+0.0000;-0.0000} (p {comparison.P:F3}), {comparison.Wins} better, {comparison.Losses} worse, {comparison.Ties} the same");
            foreach (QueryChange query in comparison.MostGained.Concat(comparison.MostLost.Reverse()))
            {
                table.Line(Of(query));
            }
        }

        return table.ToString();
    }

    /// <summary>A query that fares otherwise than before: by how much, and what it was read as.</summary>
    public static FormattableString Of(QueryChange query) =>
        $"  {query.After - query.Before:+0.000;-0.000}  {query.Id}  {query.Typed}{Reading(query)}";

    private static string Reading(QueryChange query) => (query.Understood == query.Typed, query.Understood == query.UnderstoodBefore) switch
    {
        (true, true) => "",
        (_, true) => $"  → {query.Understood}",
        _ => $"  → {query.Understood}  (was {query.UnderstoodBefore})",
    };

    private static string Figures(RelevanceFigures figures) => string.Create(CultureInfo.InvariantCulture,
        $"{figures.Ndcg:F4}  {figures.Mrr:F4}     {figures.Recall10:F4}      {figures.Recall100:F4}");

    private sealed class Table
    {
        private readonly StringBuilder text = new();

        public void Line(FormattableString line) => text.Append(text.Length > 0 ? "\n" : "").Append(line.ToString(CultureInfo.InvariantCulture));

        public override string ToString() => text.ToString();
    }
}
