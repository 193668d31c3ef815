using System.Globalization;
using Search.Documents;

namespace Search.Engine.Tests.Specs;

/// <summary>A heading of a Markdown spec with its documents and the spellings that must find the same of them.</summary>
internal sealed record SpellingSpec(string Heading, IReadOnlyList<Document> Documents, IReadOnlyList<(string[] Spellings, string[] Found)> Rows)
{
    public static IEnumerable<SpellingSpec> Read(string file)
    {
        string heading = "";
        List<Document> documents = [];
        List<(string[], string[])> rows = [];
        bool areDocuments = false;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Specs", file)).Append("## "))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (rows.Count > 0)
                {
                    yield return new SpellingSpec(heading, documents, rows);
                }

                (heading, documents, rows) = (line[3..], [], []);
            }
            else if (line.StartsWith('|') && !line.StartsWith("|--", StringComparison.Ordinal))
            {
                string[] cells = [.. line.Trim('|').Split('|', StringSplitOptions.TrimEntries)];
                if (cells[0] is "document" or "spellings")
                {
                    areDocuments = cells[0] == "document";
                }
                else if (areDocuments)
                {
                    documents.Add(new Document { Id = cells[0], Text = cells[1], PublishedAt = DateOf(cells[2]) });
                }
                else
                {
                    rows.Add((cells[0].Split(" · "), cells[1].Split(", ")));
                }
            }
        }
    }

    private static DateTimeOffset? DateOf(string cell) =>
        cell.Length == 0 ? null : new DateTimeOffset(DateTime.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
