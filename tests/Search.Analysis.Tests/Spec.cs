using System.Globalization;
using System.Text.RegularExpressions;

namespace Search.Analysis.Tests;

/// <summary>One row of a table in a Markdown spec. The table's first heading, up to the colon, says what its rows check.</summary>
public sealed record SpecRow(string File, int Line, string Check, IReadOnlyList<string> Cells)
{
    public string this[int cell] => cell < Cells.Count ? Cells[cell] : "";

    public override string ToString() => $"{File}:{Line} {string.Join(" | ", Cells)}";
}

/// <summary>Reads the Markdown specs beside the tests.</summary>
public static partial class Spec
{
    public static IEnumerable<SpecRow> Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Specs");
        return Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).SelectMany(ReadFile);
    }

    private static IEnumerable<SpecRow> ReadFile(string path)
    {
        string? check = null;
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!line.StartsWith('|'))
            {
                check = null;
                continue;
            }

            string[] cells = [.. line.Trim('|').Split('|').Select(cell => Decode(cell.Trim()))];
            if (check is null)
            {
                check = cells[0].Split(':')[0];
            }
            else if (!cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                yield return new SpecRow(Path.GetFileName(path), number, check, cells);
            }
        }
    }

    private static string Decode(string cell) =>
        CodePoint().Replace(cell, match => char.ConvertFromUtf32(int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    [GeneratedRegex("⟨U\\+([0-9A-F]+)⟩")]
    private static partial Regex CodePoint();
}
