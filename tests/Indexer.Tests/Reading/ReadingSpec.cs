using System.Globalization;
using System.Text;
using Indexer.Reading;
using Search.Documents;

namespace Indexer.Tests.Reading;

/// <summary>An invented document of <c>Specs</c> and every value that a careful reader sees in it.</summary>
/// <param name="Text">The text between the fences.</param>
/// <param name="Wanted">The rows of the table: field and value, the values of a list apart by <c>¦</c>.</param>
public sealed record ReadingSpec(string Name, string Text, IReadOnlyDictionary<string, string> Wanted)
{
    public static IReadOnlyList<ReadingSpec> All { get; } = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reading", "Specs"), "*.md").Order(StringComparer.Ordinal).Select(Load)];

    private static ReadingSpec Load(string file)
    {
        string[] lines = File.ReadAllLines(file);
        int start = Array.IndexOf(lines, "```text"), end = Array.IndexOf(lines, "```");
        return new ReadingSpec(
            Path.GetFileNameWithoutExtension(file),
            string.Join('\n', lines[(start + 1)..end]),
            lines[end..].Select(line => line.Split('|')).Where(cells => cells.Length == 4).Skip(2).ToDictionary(cells => cells[1].Trim(), cells => cells[2].Trim()));
    }

    public static Document Read(string text) => DocumentReader.Complete(new DocumentDraft(new Document { Id = "a", Text = text }, new HashSet<string>()), isWholeFile: true);

    /// <summary>Everything known of a document that was read, in the form of a spec's table.</summary>
    public static IReadOnlyDictionary<string, string> Values(Document document)
    {
        var values = new Dictionary<string, string>();
        Add("kind", document.Kind == DocumentKind.Notice ? "notice" : "news");
        Add("type", document.Type);
        Add("symbol", document.Symbol);
        Add("title", document.Title);
        Add("summary", document.Summary);
        Add("issuer", document.Issuer);
        Add("signer", document.Signer);
        Add("signerTitle", document.SignerTitle);
        Add("author", document.Author);
        Add("issuedOn", document.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("heldOn", document.HeldOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("publishedAt", document.PublishedAt?.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
        Add("recipients", string.Join(" ¦ ", document.Recipients));
        Add("people", string.Join(" ¦ ", document.People));
        Add("places", string.Join(" ¦ ", document.Places));
        Add("cites", string.Join(" ¦ ", document.Cites));
        foreach ((string name, string value) in document.Attributes)
        {
            Add(name, value.Replace("\n", " ¦ ", StringComparison.Ordinal));
        }

        Add("items", string.Join(" ¦ ", DocumentItems.Of(document.Text).Select(item => item.Number)));
        return values;

        void Add(string field, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                values.Add(field, value);
            }
        }
    }

    public static string Table(IReadOnlyDictionary<string, string> values) =>
        values.Aggregate(new StringBuilder("| trường | giá trị |\n|---|---|\n"), (table, row) => table.Append(CultureInfo.InvariantCulture, $"| {row.Key} | {row.Value} |\n")).ToString();

    public override string ToString() => Name;
}
