using System.Globalization;
using System.Text.RegularExpressions;
using Indexer.Analyzing;
using Indexer.Languages;
using Search.Documents;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Tests.Analyzing;

/// <summary>The spec beside the tests: its documents, indexed once, and the rows of its tables.</summary>
public sealed partial class UnderstandingSpec : IDisposable
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Analyzing", "Specs", "hieu-cau-tim.md"));

    private readonly TempFolder folder = new();

    public UnderstandingSpec()
    {
        Document[] documents = [.. Lines.Select(line => Listed().Match(line)).Where(m => m.Success)
            .SelectMany((m, i) => Enumerable.Range(0, int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))
                .Select(k => new Document { Id = $"{i}.{k}", Text = m.Groups[2].Value }))];
        using (IndexApplier applier = IndexApplier.Open(folder.Path))
        {
            applier.Apply([.. documents.Select((d, i) => new DocumentChange(i + 1, d.Id, d))], CancellationToken.None);
            applier.Commit();
        }

        Index = SearchIndex.Open(folder.Path);
    }

    public SearchIndex Index { get; }

    /// <summary>The rows of the tables that have so many columns, without their heads.</summary>
    public static IEnumerable<string[]> Rows(int columns) => Lines
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| câu tìm |", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|').Select(cell => CodePoint().Replace(
            cell.Trim(), m => char.ConvertFromUtf32(int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))).ToArray())
        .Where(cells => cells.Length == columns);

    public IReadOnlyList<StepAnswer> Steps(string query, Language language = Language.Vietnamese) =>
        TextAnalyzer.Analyze(query, Index, new HashSet<string> { "public" }, language).Query!.Steps;

    public void Dispose()
    {
        Index.Dispose();
        folder.Dispose();
    }

    [GeneratedRegex(@"^- (\d+)× (.+)$")]
    private static partial Regex Listed();

    [GeneratedRegex("⟨U\\+([0-9A-F]+)⟩")]
    private static partial Regex CodePoint();
}
