using System.Text.RegularExpressions;

namespace Indexer.Tests.Extraction.Making;

/// <summary>A sample taken apart, to be written as files of other kinds: the two columns of its head, and its paragraphs.</summary>
/// <param name="Left">The issuer's column of the letterhead; empty where the head is not in columns.</param>
/// <param name="Right">The state's column.</param>
internal sealed partial record Paper(IReadOnlyList<string> Left, IReadOnlyList<string> Right, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Everything in reading order: the left column, the right one, the paragraphs.</summary>
    public IEnumerable<string> Lines => Left.Concat(Right).Concat(Paragraphs);

    public string Text => string.Join('\n', Lines);

    public static Paper Of(string sample)
    {
        string text = File.ReadAllText(Path.Combine(Root(), "samples", sample)).Replace("\r", "", StringComparison.Ordinal).Trim('\uFEFF', '\n');
        string[] lines = text.Split('\n');
        string[][] head = [.. lines.Select(line => Columns().Split(line.Trim())).TakeWhile(columns => columns.Length == 2)];
        return new(
            [.. head.Select(columns => columns[0])],
            [.. head.Select(columns => columns[1])],
            [.. lines.Skip(head.Length).Select(line => line.Trim()).Where(line => line.Length > 0)]);
    }

    /// <summary>The words of a text, whatever its layout; headings set with a blank behind each letter are as their words.</summary>
    public static IEnumerable<string> Words(string text) =>
        text.Split('\n').SelectMany(line => (Spaced().IsMatch(line.Trim()) ? Columns().Split(line.Trim()).Select(word => word.Replace(" ", "", StringComparison.Ordinal)) : [line])
            .SelectMany(part => part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Search.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Not in a checkout.");
    }

    [GeneratedRegex(@"\s{3,}")]
    private static partial Regex Columns();

    [GeneratedRegex(@"^\p{L}(?:\s+\p{L}){2,}$")]
    private static partial Regex Spaced();
}
