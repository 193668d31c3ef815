using System.Text.Json.Serialization;

namespace Indexer.Evaluation;

/// <summary>The usual measures of a ranking, each from 0 to 1 (Järvelin and Kekäläinen 2002 for nDCG), means over queries.</summary>
internal record RelevanceFigures(
    [property: JsonPropertyName("ndcg@10")] double Ndcg,
    [property: JsonPropertyName("mrr@10")] double Mrr,
    [property: JsonPropertyName("recall@10")] double Recall10,
    [property: JsonPropertyName("recall@100")] double Recall100)
{
    /// <summary>Measures one ranking, best first.</summary>
    public static RelevanceFigures Of(IReadOnlyList<string> ranking, IReadOnlySet<string> relevant)
    {
        double gain = 0, reciprocal = 0;
        int found10 = 0, found100 = 0;
        for (int i = 0; i < ranking.Count && i < 100; i++)
        {
            if (!relevant.Contains(ranking[i]))
            {
                continue;
            }

            found100++;
            if (i < 10)
            {
                found10++;
                gain += 1 / Math.Log2(i + 2);
                reciprocal = Math.Max(reciprocal, 1.0 / (i + 1));
            }
        }

        double ideal = Enumerable.Range(0, Math.Min(10, relevant.Count)).Sum(i => 1 / Math.Log2(i + 2));
        return new RelevanceFigures(gain / ideal, reciprocal, (double)found10 / relevant.Count, (double)found100 / relevant.Count);
    }

    public static RelevanceFigures Mean(IReadOnlyCollection<RelevanceFigures> figures) => new(
        figures.Average(f => f.Ndcg), figures.Average(f => f.Mrr), figures.Average(f => f.Recall10), figures.Average(f => f.Recall100));
}
