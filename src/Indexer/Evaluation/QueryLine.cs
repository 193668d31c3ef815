using System.Globalization;

namespace Indexer.Evaluation;

/// <summary>A query as <c>--queries</c> writes it, a line each: what builds are compared by.</summary>
/// <param name="Perturbation">How it was typed.</param>
/// <param name="Id">The query's id in the set.</param>
/// <param name="Ndcg">nDCG@10 to four digits.</param>
/// <param name="Typed">What was searched.</param>
/// <param name="Understood">What that was read as.</param>
internal sealed record QueryLine(string Perturbation, string Id, double Ndcg, string Typed, string Understood)
{
    private const int Digits = 4;

    public static QueryLine Of(string perturbation, EvaluatedQuery query) =>
        new(perturbation, query.Query.Id, Math.Round(query.Figures.Ndcg, Digits), query.Typed, query.Answer.Query.Understood);

    /// <summary>Perturbation, id, nDCG@10, recall@100, typed, understood and the rewrites as <c>kind:from→to</c>, parted by tabs.</summary>
    public static string Write(string perturbation, EvaluatedQuery query) => string.Join('\t',
        [
            perturbation,
            query.Query.Id,
            Figure(query.Figures.Ndcg),
            Figure(query.Figures.Recall100),
            Cell(query.Typed),
            Cell(query.Answer.Query.Understood),
            Cell(string.Join("; ", query.Answer.Query.Rewrites.Select(r => $"{r.Kind}:{r.From}→{r.To}"))),
        ]);

    /// <exception cref="InvalidDataException">When a line is not of this form; the message says which.</exception>
    public static IReadOnlyList<QueryLine> Load(string file) => [.. TabbedFile.Rows(file, 7).Select((cells, at) =>
        double.TryParse(cells[2], CultureInfo.InvariantCulture, out double ndcg)
            ? new QueryLine(cells[0], cells[1], ndcg, cells[4], cells[5])
            : throw new InvalidDataException($"{file}, row {at + 1}: nDCG@10 is wanted in the third column, '{cells[2]}' found."))];

    private static string Figure(double value) => Math.Round(value, Digits).ToString("F4", CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace('\t', ' ');
}
