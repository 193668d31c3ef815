using System.Text.Json.Serialization;

namespace Indexer.Evaluation;

/// <summary>What <c>indexer evaluate --json</c> prints.</summary>
/// <param name="Comparison">Against another build, where that was asked for.</param>
/// <param name="Timing">What understanding queries costs, where that was asked for.</param>
internal sealed record EvaluationReport(
    string Set,
    long Documents,
    int Queries,
    int Seed,
    CleanRow Clean,
    IReadOnlyList<PerturbedRow> Perturbations,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Comparison>? Comparison = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RewriteTiming>? Timing = null)
{
    /// <param name="set">The judged set.</param>
    /// <param name="documents">How many documents were searched.</param>
    /// <param name="evaluated">Its queries, the clean ones first.</param>
    public static EvaluationReport Of(JudgedSet set, long documents, IReadOnlyList<EvaluatedQueries> evaluated)
    {
        RelevanceFigures clean = evaluated[0].Mean;
        return new EvaluationReport(
            set.Name,
            documents,
            set.Queries.Count,
            Perturbation.Seed,
            new CleanRow(clean.Ndcg, clean.Mrr, clean.Recall10, clean.Recall100, evaluated[0].Queries.Count(q => q.IsRewritten)),
            [.. evaluated.Skip(1).Select(e => PerturbedRow.Of(e.Perturbation, e.Mean, clean))]);
    }
}

/// <summary>The figures of the clean queries, and how many of them were searched other than typed: what rewriting can harm.</summary>
internal sealed record CleanRow(double Ndcg, double Mrr, double Recall10, double Recall100, int Rewritten) : RelevanceFigures(Ndcg, Mrr, Recall10, Recall100);

/// <summary>A perturbation's figures, flat as the contract has them.</summary>
/// <param name="Retention">The share of the clean queries' nDCG@10 that stays.</param>
internal sealed record PerturbedRow(string Perturbation, double Ndcg, double Mrr, double Recall10, double Recall100, double Retention)
    : RelevanceFigures(Ndcg, Mrr, Recall10, Recall100)
{
    public static PerturbedRow Of(string name, RelevanceFigures figures, RelevanceFigures clean) => new(
        name, figures.Ndcg, figures.Mrr, figures.Recall10, figures.Recall100, clean.Ndcg > 0 ? figures.Ndcg / clean.Ndcg : 1);
}
