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

    [GeneratedRegex(@"[^\s]*[A-Za-z][^\s]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();

    public static IReadOnlyList<Suspicion> In(Document document)
    {
        string text = document.Text.Length > MostCharacters ? document.Text[..MostCharacters] : document.Text;
        var found = new List<Suspicion>();
        AddLetters(found, "look-alike", text, "Đ", unit => unit is '\u00D0' or '\u00F0' or '\u0189' or '\u0256');
        AddLetters(found, "decomposed", text, null, unit => unit is >= '\u0300' and <= '\u0323' or '\u0309' or '\u031B');
        try
        {
            AddLegacy(found, text);
            AddOddWords(found, text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Those found so far.
        }

        AddNames(found, document);
        return found;
    }

    private static void AddLetters(List<Suspicion> found, string code, string text, string? meant, Func<char, bool> isOdd)
    {
        int first = -1, count = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (isOdd(text[at]))
            {
                first = first < 0 ? at : first;
                count++;
            }
        }

        if (count > 0)
        {
            found.Add(new Suspicion(code, text[first].ToString(), meant, first, count));
        }
    }

    private static void AddLegacy(List<Suspicion> found, string text)
    {
        int words = 0, odd = 0;
        Match? first = null;
        foreach (Match word in Word().Matches(text))
        {
            words++;
            if (word.ValueSpan.IndexOfAny(Foreign) >= 0)
            {
                odd++;
                first ??= word;
            }
        }

        if (odd >= LeastLegacyWords && odd * LegacyShare >= words)
        {
            found.Add(new Suspicion("legacy-font", first!.Value, null, first.Index, odd));
        }
    }

    // COID-19 or COID beside COVID-19.
    private static void AddOddWords(List<Suspicion> found, string text)
    {
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
        for (int at = 1; at < names.Length; at++)
        {
            string folded = FoldedHeading.Fold(names[at].Name);
            (string Name, string Key) earlier = names.Take(at).FirstOrDefault(other => other.Name != names[at].Name && FoldedHeading.Fold(other.Name) == folded && !other.Name.Equals(names[at].Name, StringComparison.OrdinalIgnoreCase));
            if (earlier.Name is not null && document.Extracted.TryGetValue(names[at].Key, out ExtractedValue? where) && where.In is null)
            {
                found.Add(new Suspicion("two-spellings", names[at].Name, earlier.Name, where.Start, 1));
            }
        }
    }
}
