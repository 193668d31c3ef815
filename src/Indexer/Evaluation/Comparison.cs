namespace Indexer.Evaluation;

/// <summary>A query that two builds answer differently.</summary>
/// <param name="Before">nDCG@10 of the other build.</param>
/// <param name="After">nDCG@10 of this one.</param>
internal sealed record QueryChange(string Id, double Before, double After, string Typed, string UnderstoodBefore, string Understood);

/// <summary>This build's answers to the queries of one perturbation beside those of another build.</summary>
/// <param name="Queries">How many both have; no other counts.</param>
/// <param name="Change">Mean change of nDCG@10.</param>
/// <param name="P">How likely a change of the mean at least as large is where the builds are equally good (paired randomization, Smucker et al. 2007).</param>
/// <param name="MostGained">The largest gains, largest first.</param>
/// <param name="MostLost">The largest losses, largest first.</param>
internal sealed record Comparison(
    string Perturbation, int Queries, int Wins, int Losses, int Ties, double Change, double P, IReadOnlyList<QueryChange> MostGained, IReadOnlyList<QueryChange> MostLost)
{
    private const int MostListed = 10;
    private const int Shuffles = 10_000;

    /// <summary>Compares what both have, a perturbation each.</summary>
    public static IReadOnlyList<Comparison> Of(IEnumerable<QueryLine> before, IEnumerable<QueryLine> after)
    {
        Dictionary<(string, string), QueryLine> known = before.ToDictionary(line => (line.Perturbation, line.Id));
        return
        [
            .. after.Where(line => known.ContainsKey((line.Perturbation, line.Id))).GroupBy(line => line.Perturbation).Select(lines => Of(lines.Key,
            [
                .. lines.Select(line => Paired(known[(line.Perturbation, line.Id)], line)),
            ])),
        ];
    }

    private static Comparison Of(string perturbation, QueryChange[] queries)
    {
        QueryChange[] gained = [.. queries.Where(q => q.After > q.Before).OrderByDescending(q => q.After - q.Before)];
        QueryChange[] lost = [.. queries.Where(q => q.After < q.Before).OrderBy(q => q.After - q.Before)];
        double[] differences = [.. gained.Concat(lost).Select(q => q.After - q.Before)];
        return new Comparison(
            perturbation,
            queries.Length,
            gained.Length,
            lost.Length,
            queries.Length - differences.Length,
            differences.Sum() / queries.Length,
            ChanceOf(differences),
            [.. gained.Take(MostListed)],
            [.. lost.Take(MostListed)]);
    }

    private static QueryChange Paired(QueryLine before, QueryLine after) =>
        new(after.Id, before.Ndcg, after.Ndcg, after.Typed, before.Understood, after.Understood);

    /// <summary>The share of random choices of all signs that move the sum as far as it was moved. Ties move nothing, whatever their sign.</summary>
    private static double ChanceOf(double[] differences)
    {
        const double Rounding = 1e-9;
        double moved = Math.Abs(differences.Sum()) - Rounding;
        var random = new Random(Evaluation.Perturbation.Seed);
        int asFar = 0;
        for (int i = 0; i < Shuffles; i++)
        {
            double sum = 0;
            foreach (double difference in differences)
            {
                sum += random.Next(2) == 0 ? difference : -difference;
            }

            asFar += Math.Abs(sum) >= moved ? 1 : 0;
        }

        return (asFar + 1.0) / (Shuffles + 1);
    }
}
