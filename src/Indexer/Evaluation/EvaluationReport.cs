using System.Text.Json.Serialization;

namespace Indexer.Evaluation;

/// <summary>What <c>indexer evaluate --json</c> prints.</summary>
internal sealed record EvaluationReport(string Set, long Documents, int Queries, int Seed, RelevanceFigures Clean, IReadOnlyList<PerturbedRow> Perturbations);

/// <summary>A perturbation's figures, flat as the contract has them.</summary>
internal sealed record PerturbedRow(
    string Perturbation,
    [property: JsonPropertyName("ndcg@10")] double Ndcg,
    [property: JsonPropertyName("mrr@10")] double Mrr,
    [property: JsonPropertyName("recall@10")] double Recall10,
    [property: JsonPropertyName("recall@100")] double Recall100,
    double Retention)
{
    public static PerturbedRow Of(string name, RelevanceFigures figures, RelevanceFigures clean) => new(
        name, figures.Ndcg, figures.Mrr, figures.Recall10, figures.Recall100, clean.Ndcg > 0 ? figures.Ndcg / clean.Ndcg : 1);
}
