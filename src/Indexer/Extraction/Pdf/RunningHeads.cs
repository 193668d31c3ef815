using System.Text.RegularExpressions;

namespace Indexer.Extraction.Pdf;

/// <summary>Takes off what stands at the head and foot of page after page: running titles and page numbers.</summary>
internal static partial class RunningHeads
{
    // Of the height of a page: where heads and feet stand. Text begins at 2 cm, which is 0.067 of A4 (Decree 30/2020/NĐ-CP, annex I).
    private const double Margin = 0.065;

    // So many rows of a page's edge may be heads.
    private const int MostRows = 2;

    /// <param name="pages">The rows of each page; changed.</param>
    /// <param name="heights">Of the pages, in points.</param>
    public static void Remove(List<List<PageRow>> pages, IReadOnlyList<double> heights)
    {
        RemoveNumbers(pages, heights);
        if (pages.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string key in Enumerable.Range(0, pages.Count).SelectMany(page => Edges(pages[page], heights[page]).Select(Key).Distinct()))
        {
            seen[key] = seen.GetValueOrDefault(key) + 1;
        }

        // The first page of a paper often goes without.
        int least = Math.Max(2, (pages.Count - 1) * 6 / 10);
        for (int page = 0; page < pages.Count; page++)
        {
            HashSet<PageRow> heads = [.. Edges(pages[page], heights[page]).Where(row => seen[Key(row)] >= least)];
            pages[page].RemoveAll(heads.Contains);
        }
    }

    private static void RemoveNumbers(List<List<PageRow>> pages, IReadOnlyList<double> heights)
    {
        var found = new List<(int Page, PageRow Row, int Ahead)>();
        for (int page = 0; page < pages.Count; page++)
        {
            foreach (PageRow row in Edges(pages[page], heights[page]))
            {
                if (Number().Match(row.Text) is { Success: true } match && int.TryParse(match.Groups[1].Value, out int number))
                {
                    found.Add((page, row, number - page - 1));
                }
            }
        }

        // The number of the page itself, or of a sequence that began elsewhere.
        foreach (IGrouping<int, (int Page, PageRow Row, int Ahead)> sequence in found.GroupBy(number => number.Ahead).Where(group => group.Key == 0 || group.Count() > 1))
        {
            foreach ((int page, PageRow row, _) in sequence)
            {
                pages[page].Remove(row);
            }
        }
    }

    private static IEnumerable<PageRow> Edges(List<PageRow> rows, double height) =>
        rows.Take(MostRows).Where(row => row.Baseline > height * (1 - Margin)).Concat(rows.TakeLast(MostRows).Where(row => row.Baseline < height * Margin)).Distinct();

    private static string Key(PageRow row) => $"{Math.Round(row.Baseline / 4)} {Digits().Replace(row.Text, "#")}";

    [GeneratedRegex(@"^\W*(?:Trang|trang|Page|page)?\s*(\d{1,5})(?:\s*/\s*\d{1,5})?\W*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
