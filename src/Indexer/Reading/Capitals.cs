using System.Text.RegularExpressions;
using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>Names that stand in capitals, told from other lines and spelt as the text spells them elsewhere.</summary>
internal static class Capitals
{
    private const int MostTitleWords = 30;

    /// <summary>Whether a line has letters, and none of them is small, but for the i of <c>QĐi</c> and the like.</summary>
    public static bool Are(string line) => line.Count(char.IsUpper) >= 2 && !line.Any(char.IsLower);

    /// <summary>The first place where the text writes the same words and not all in capitals; the words as they stand where it does so nowhere.</summary>
    public static string AsWrittenIn(NormalizedText source, string capitals)
    {
        string[] words = capitals.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostTitleWords)
        {
            return capitals;
        }

        string pattern = $@"(?<!\p{{L}}){string.Join(@"\s+", words.Select(Regex.Escape))}(?!\p{{L}})";
        try
        {
            foreach (Match match in Regex.Matches(source.Text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(500)))
            {
                if (char.IsUpper(match.Value[0]) && match.Value.Any(char.IsLower))
                {
                    return string.Join(' ', match.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // As it stands, then.
        }

        return string.Join(' ', words);
    }
}
