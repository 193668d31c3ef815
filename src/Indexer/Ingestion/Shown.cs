using System.Globalization;
using System.Text;

namespace Indexer.Ingestion;

/// <summary>Names of files as they can be shown on one line of a terminal or log: on Unix a name may hold line feeds and escape sequences.</summary>
public static class Shown
{
    /// <summary>The text with control characters, line separators and marks that turn the direction of writing as <c>\u001B</c>.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsUnshowable))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (char unit in text)
        {
            _ = IsUnshowable(unit) ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}") : shown.Append(unit);
        }

        return shown.ToString();
    }

    private static bool IsUnshowable(char unit) => char.IsControl(unit) || unit is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
