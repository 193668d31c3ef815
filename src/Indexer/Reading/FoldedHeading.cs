using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>
/// Headings in capitals that lost accents or bear wrong ones (<c>THONG BAO</c>, <c>CỘNG HÕA</c>), compared by their folded form. Thread safe: no state.
/// </summary>
internal static class FoldedHeading
{
    private const int LongestLine = 300;

    /// <summary>The folded syllables of a line with a blank between any two; of a letter-spaced one, the letters without.</summary>
    /// <returns>Null where the line holds anything but capitals and blanks.</returns>
    public static (string Folded, bool IsSpaced)? OfCapitals(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine || line.IsEmpty)
        {
            return null;
        }

        foreach (char unit in line)
        {
            if (!char.IsUpper(unit) && unit != ' ' && unit != '\t')
            {
                return null;
            }
        }

        TokenBuffer tokens = ThreadTokens.Of(line);
        bool isSpaced = tokens.Count > 1;
        for (int i = 0; i < tokens.Count; i++)
        {
            isSpaced &= tokens[i].End - tokens[i].Start == 1;
        }

        return (Join(tokens, isSpaced ? "" : " "), isSpaced);
    }

    /// <summary>The folded form of any text, syllables apart by one blank.</summary>
    public static string Fold(string text)
    {
        TokenBuffer tokens = ThreadTokens.Of(text);
        return Join(tokens, " ");
    }

    /// <summary>Whether one of the phrases, each as <see cref="Fold"/> gives it, stands in the line, all in capitals.</summary>
    public static bool HasInCapitals(string line, IReadOnlyList<string> phrases)
    {
        // Most lines are left here.
        if (line.Length > LongestLine || line.Count(char.IsUpper) < phrases.Min(phrase => phrase.Count(unit => unit != ' ')))
        {
            return false;
        }

        TokenBuffer tokens = ThreadTokens.Of(line);
        string capitals = string.Join(' ', Enumerable.Range(0, tokens.Count)
            .Select(i => line[tokens[i].Start..tokens[i].End].All(char.IsUpper) ? tokens.Folded(i).ToString() : "-"));
        return phrases.Any(phrase => $" {capitals} ".Contains($" {phrase} ", StringComparison.Ordinal));
    }

    private static string Join(TokenBuffer tokens, string gap) => string.Join(gap, Enumerable.Range(0, tokens.Count).Select(i => tokens.Folded(i).ToString()));
}
