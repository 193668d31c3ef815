using System.Buffers;
using System.Text.RegularExpressions;
using Indexer.Reading;
using Search.Documents;

namespace Indexer.Quality;

/// <summary>Finds what looks misspelt or wrongly encoded by what a document itself writes elsewhere, without a list of words. Thread safe: no state.</summary>
internal static partial class Suspicions
{
    private const int MostCharacters = 256 * 1024;
    private const int LeastLegacyWords = 5;
    private const int LegacyShare = 20;
    private const int MostOddWords = 20;

    // Letters of Latin-1 that no Vietnamese word has: where words are full of them, they are TCVN3 (ABC) or VNI read as Latin-1.
    private static readonly SearchValues<char> Foreign = SearchValues.Create("¡¢£¤¥¦§¨©ª«¬®µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ");

    [GeneratedRegex(@"(?<![\p{L}/-])(?:\p{L}{3,12}-\d{1,4}|\p{Lu}{4,12})(?![\d\p{L}/-])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberedWord();

    private static readonly SearchValues<char> LookAlikes = SearchValues.Create("\u00D0\u00F0\u0189\u0256");

    public static IReadOnlyList<Suspicion> In(Document document)
    {
        string text = document.Text.Length > MostCharacters ? document.Text[..MostCharacters] : document.Text;
        var found = new List<Suspicion>();
        AddLetters(found, "look-alike", text, "Đ", static rest => rest.IndexOfAny(LookAlikes));
        AddLetters(found, "decomposed", text, null, static rest => rest.IndexOfAnyInRange('\u0300', '\u0323'));
        AddLegacy(found, text);
        try
        {
            AddOddWords(found, text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Those found so far.
        }

        AddNames(found, document);
        return found;
    }

    private static void AddLetters(List<Suspicion> found, string code, string text, string? meant, Func<ReadOnlySpan<char>, int> next)
    {
        int first = next(text), count = 0;
        for (int at = first, step = first; step >= 0; at += step + 1)
        {
            count++;
            step = next(text.AsSpan(at + 1));
        }

        if (count > 0)
        {
            found.Add(new Suspicion(code, text[first].ToString(), meant, first, count));
        }
    }

    private static void AddLegacy(List<Suspicion> found, string text)
    {
        if (!text.AsSpan().ContainsAny(Foreign))
        {
            return;
        }

        int words = 0, odd = 0, start = 0;
        Range first = default;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                continue;
            }

            ReadOnlySpan<char> word = text.AsSpan(start, at - start);
            if (word.ContainsAnyInRange('A', 'Z') || word.ContainsAnyInRange('a', 'z'))
            {
                words++;
                if (word.ContainsAny(Foreign) && odd++ == 0)
                {
                    first = start..at;
                }
            }

            start = at + 1;
        }

        if (odd >= LeastLegacyWords && odd * LegacyShare >= words)
        {
            found.Add(new Suspicion("legacy-font", text[first], null, first.Start.Value, odd));
        }
    }

    // COID-19 or COID beside COVID-19.
    private static void AddOddWords(List<Suspicion> found, string text)
    {
        // Only a word with a number can be the right one.
        if (!HasNumberedWord(text))
        {
            return;
        }

        (string Word, int First, int Count)[] words = [.. NumberedWord().Matches(text)
            .GroupBy(match => match.Value.ToUpperInvariant(), StringComparer.Ordinal)
            .Select(group => (group.First().Value, group.First().Index, group.Count()))];
        foreach ((string word, int first, int count) in words.Take(MostOddWords * 10))
        {
            string? meant = words.Where(other => (other.Count > count || (other.Count == count && !word.Contains('-'))) && other.Word.Contains('-') && IsOneLetterApart(word.ToUpperInvariant(), other.Word.ToUpperInvariant())).OrderByDescending(other => other.Count).Select(other => other.Word).FirstOrDefault();
            if (meant is not null && found.Count < MostOddWords)
            {
                found.Add(new Suspicion("odd-word", word, meant, first, count));
            }
        }
    }

    private static bool HasNumberedWord(string text)
    {
        for (int at = text.IndexOf('-'); at >= 0; at = text.IndexOf('-', at + 1))
        {
            if (at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsDigit(text[at + 1]))
            {
                return true;
            }
        }

        return false;
    }

    // The number behind the hyphen must agree where there is one: only a letter may be left out, put in or changed.
    private static bool IsOneLetterApart(string a, string b)
    {
        int hyphen = a.IndexOf('-'), other = b.IndexOf('-');
        bool isNumbered = hyphen >= 0;
        hyphen = isNumbered ? hyphen : a.Length;
        if ((isNumbered && a[hyphen..] != b[other..]) || (hyphen == other && a[..hyphen] == b[..other]) || Math.Abs(hyphen - other) > 1)
        {
            return false;
        }

        int same = 0;
        while (same < hyphen && same < other && a[same] == b[same])
        {
            same++;
        }

        (int skipA, int skipB) = hyphen == other ? (1, 1) : hyphen < other ? (0, 1) : (1, 0);
        return same + skipA <= hyphen && same + skipB <= other && a[(same + skipA)..hyphen] == b[(same + skipB)..other];
    }

    // The signer of a paper, and the same man in its text, differing by their marks alone.
    private static void AddNames(List<Suspicion> found, Document document)
    {
        IEnumerable<(string Name, string Key)> named = document.People.Select((name, i) => (name, $"people[{i}]"));
        (string Name, string Key)[] names = [.. document.Signer is null ? named : named.Append((document.Signer, "signer"))];
        string[] folded = [.. names.Length < 2 ? [] : names.Select(one => FoldedHeading.Fold(one.Name))];
        for (int at = 1; at < names.Length; at++)
        {
            string name = names[at].Name;
            int earlier = Enumerable.Range(0, at).FirstOrDefault(other => folded[other] == folded[at] && !names[other].Name.Equals(name, StringComparison.OrdinalIgnoreCase), -1);
            if (earlier >= 0 && document.Extracted.TryGetValue(names[at].Key, out ExtractedValue? where) && where.In is null)
            {
                found.Add(new Suspicion("two-spellings", name, names[earlier].Name, where.Start, 1));
            }
        }
    }
}
