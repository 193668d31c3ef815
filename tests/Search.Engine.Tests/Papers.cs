using System.Text;
using Search.Documents;

namespace Search.Engine.Tests;

/// <summary>A document put together from lines, some of them asides as a reader of papers finds them.</summary>
internal sealed class Papers
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, ExtractedValue> extracted = [];

    /// <summary>A document of lines; <c>&gt;</c> begins a recipient, <c>*</c> a caption, <c>©</c> a credit, <c>!</c> boilerplate.</summary>
    public static Document Of(string id, params string[] lines)
    {
        var paper = new Papers();
        foreach (string line in lines)
        {
            paper.Add(line);
        }

        return new Document { Id = id, Title = "", Text = paper.text.ToString(), Extracted = paper.extracted };
    }

    private void Add(string line)
    {
        string? kind = line.Length == 0 ? null : line[0] switch { '>' => "recipients", '*' => "attributes.captions", '©' => "attributes.credits", '!' => "attributes.boilerplate", _ => null };
        text.Append(kind == "recipients" ? "- " : "");
        int start = text.Length;
        text.Append(kind is null ? line : line[1..].Trim());
        if (kind is not null)
        {
            extracted[$"{kind}[{extracted.Count}]"] = new ExtractedValue(start, text.Length, 0.9);
        }

        text.Append('\n');
    }
}
