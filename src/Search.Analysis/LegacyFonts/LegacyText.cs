using System.Buffers;
using System.Text;

namespace Search.Analysis.LegacyFonts;

/// <summary>
/// Recognises text in a legacy encoding by the share of well-formed syllables before and after decoding, and converts it, line by line, so that lines
/// that are what they seem stay. Any string is accepted; its length bounds the time. Thread safe: no state.
/// </summary>
public static class LegacyText
{
    // What real text lacks to 1 are foreign names and abbreviations, and the ư that some PDF files lose.
    private const double LeastAfter = 0.75;

    // VPS and Windows-1258 share letters with Latin-1, so that many of their words look right before; of Unicode nearly all do.
    private const double LeastGain = 0.25;

    /// <summary>Fewer words may be chance; among real Unicode, more are needed.</summary>
    private const int LeastSyllables = 3, LeastAmongUnicode = 6;

    /// <summary>So much of a text is enough to know its encoding.</summary>
    private const int Sample = 64 * 1024;

    /// <summary>Letters that no legacy encoding shows.</summary>
    private static readonly SearchValues<char> UnicodeOnly = SearchValues.Create(
        [.. Range('\u0100', '\u024F').Except("ŒœŠšŸŽžƒ"), .. Range('\u0300', '\u036F'), .. Range('\u1E00', '\u1EFF')]);

    /// <summary>The encoding that a text is in, and the text converted; null where it is what it seems.</summary>
    public static (LegacyEncoding Encoding, string Text)? Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F') || Find(text) is not { } found)
        {
            return null;
        }

        string converted = Convert(text, found.Encoding, found.IsMixed);
        return (found.Encoding, converted);
    }

    private static (LegacyEncoding Encoding, bool IsMixed)? Find(string text)
    {
        LegacyScore before = default;
        var after = new LegacyScore[LegacyEncoding.All.Count];
        int seen = 0;
        bool isMixed = false;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (!line.ContainsAnyExceptInRange('\0', '\u007F'))
            {
                continue;
            }

            if (line.ContainsAny(UnicodeOnly))
            {
                isMixed = true;
                continue;
            }

            before += LegacyScore.Of(line, null);
            for (int at = 0; at < after.Length; at++)
            {
                after[at] += LegacyScore.Of(line, LegacyEncoding.All[at]);
            }

            if ((seen += line.Length) > Sample)
            {
                break;
            }
        }

        int best = Enumerable.Range(0, after.Length).MaxBy(at => after[at].Share);
        return after[best].Syllables >= (isMixed ? LeastAmongUnicode : LeastSyllables) && after[best].Share >= LeastAfter && after[best].Share >= before.Share + LeastGain
            ? (LegacyEncoding.All[best], isMixed)
            : null;
    }

    private static string Convert(string text, LegacyEncoding encoding, bool isMixed)
    {
        bool losesHyphens = encoding == LegacyEncoding.Tcvn3 && !text.Contains('\u00AD');
        var converted = new StringBuilder(text.Length);
        bool wasLegacy = !isMixed;
        for (int start = 0; start < text.Length;)
        {
            int end = text.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? text.Length : start + end;
            ReadOnlySpan<char> line = text.AsSpan(start, end - start);
            wasLegacy = IsLegacy(line, encoding) ?? wasLegacy;
            if (wasLegacy)
            {
                string decoded = encoding.Decode(line);
                decoded = losesHyphens ? RestoreHorn(decoded) : decoded;
                converted.Append(encoding == LegacyEncoding.Tcvn3 ? LegacyCapitals.Restore(decoded) : decoded);
            }
            else
            {
                converted.Append(line);
            }

            if (end < text.Length)
            {
                converted.Append(text[end++]);
            }

            start = end;
        }

        return converted.ToString();
    }

    /// <summary>Whether a line gains by decoding, or is Unicode; null where it may be either ("Cú bộ" is as good a text as "Có bé"): then it is what the line before it was.</summary>
    private static bool? IsLegacy(ReadOnlySpan<char> line, LegacyEncoding encoding)
    {
        if (line.ContainsAny(UnicodeOnly))
        {
            return false;
        }

        int before = LegacyScore.Of(line, null).Syllables, after = LegacyScore.Of(line, encoding).Syllables;
        return after > before ? true : after < before ? false : null;
    }

    // PDF shows TCVN3's ư, which stands where others have the soft hyphen, as a hyphen: "n-ớc", "t- liệu".
    private static string RestoreHorn(string line)
    {
        if (!line.Contains('-'))
        {
            return line;
        }

        char[] mended = line.ToCharArray();
        for (int at = 1; at < mended.Length; at++)
        {
            if (mended[at] != '-' || !char.IsLetter(mended[at - 1]))
            {
                continue;
            }

            int start = at, end = at + 1;
            while (start > 0 && char.IsLetter(mended[start - 1]))
            {
                start--;
            }

            while (end < mended.Length && char.IsLetter(mended[end]))
            {
                end++;
            }

            bool stoodAlone = LegacyScore.IsSyllable(mended.AsSpan(start..at));
            mended[at] = 'ư';
            if (stoodAlone || !LegacyScore.IsSyllable(mended.AsSpan(start..end)))
            {
                mended[at] = '-';
            }
        }

        return new string(mended);
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(unit => (char)unit);
}
