using Search.Analysis.Recognition;
using Search.Analysis.Text;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// How the forms of a token become terms of an index. A folded form is a term as it is; an exact form is its folded form, a separator and the
/// code of its marks, so that all marked readings of a folded form stand together in the term dictionary and one seek finds them with their
/// document frequencies. Pairs of neighbours are built alike, their two halves joined by a blank.
/// </summary>
public static class TermForms
{
    /// <summary>Between the folded form and the reading.</summary>
    public const char Separator = '\u0001';

    /// <summary>First character of a term that says what several tokens mean together: a document symbol or a date.</summary>
    public const char MeaningPrefix = '\u0002';

    /// <summary>Stands for the reading in a text that was written without accents: it agrees with every reading, a grade down.</summary>
    public const string Unaccented = "\u0004";

    /// <summary>Whether a token has readings to tell apart: any syllable, and every marked word. Numbers and plain foreign words have not.</summary>
    public static bool HasReadings(in Token token) => token.Kind == TokenKind.Syllable || token.IsMarked;

    /// <summary>The term of an exact form, or of <see cref="Unaccented"/>.</summary>
    public static string Exact(ReadOnlySpan<char> folded, ReadOnlySpan<char> exact)
    {
        char code = exact is Unaccented ? Unaccented[0] : ReadingCode.Encode(folded, exact);
        return code == ReadingCode.Literal ? string.Concat(folded, [Separator, code], exact) : string.Concat(folded, [Separator, code]);
    }

    /// <summary>The term of the exact forms of two neighbours.</summary>
    public static string ExactPair(ReadOnlySpan<char> folded1, ReadOnlySpan<char> exact1, ReadOnlySpan<char> folded2, ReadOnlySpan<char> exact2)
    {
        char code1 = ReadingCode.Encode(folded1, exact1);
        char code2 = ReadingCode.Encode(folded2, exact2);
        string folded = $"{folded1} {folded2}";
        return code1 == ReadingCode.Literal || code2 == ReadingCode.Literal
            ? string.Concat(folded, [Separator, ReadingCode.Literal], $"{exact1} {exact2}")
            : string.Concat(folded, [Separator, code1, code2]);
    }

    /// <summary>The term of two neighbours in a text that was written without accents.</summary>
    public static string UnaccentedPair(ReadOnlySpan<char> folded1, ReadOnlySpan<char> folded2) => $"{folded1} {folded2}{Separator}{Unaccented}";

    /// <summary>The term of a token as a text has it: of its exact form where it has readings, else of its folded form.</summary>
    /// <param name="isUnaccented">Whether the text was written without accents.</param>
    public static string Of(TokenBuffer tokens, int at, bool isUnaccented = false)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return HasReadings(tokens[at]) ? Exact(tokens.Folded(at), isUnaccented ? Unaccented : tokens.Exact(at)) : tokens.Folded(at).ToString();
    }

    /// <summary>The term of a token and the next as a text has them.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static string PairOf(TokenBuffer tokens, int at, bool isUnaccented = false)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (!HasReadings(tokens[at]) && !HasReadings(tokens[at + 1]))
        {
            return $"{tokens.Folded(at)} {tokens.Folded(at + 1)}";
        }

        return isUnaccented
            ? UnaccentedPair(tokens.Folded(at), tokens.Folded(at + 1))
            : ExactPair(tokens.Folded(at), tokens.Exact(at), tokens.Folded(at + 1), tokens.Exact(at + 1));
    }

    /// <summary>The exact form in a term of a folded form or pair; null for <see cref="Unaccented"/>.</summary>
    /// <param name="folded">The folded form, of a pair with its blank.</param>
    /// <param name="reading">What stands behind the separator.</param>
    public static string? Read(ReadOnlySpan<char> folded, ReadOnlySpan<char> reading)
    {
        if (reading is Unaccented || reading.IsEmpty)
        {
            return null;
        }

        if (reading[0] == ReadingCode.Literal)
        {
            return reading[1..].ToString();
        }

        int blank = folded.IndexOf(' ');
        return blank < 0
            ? ReadingCode.Decode(folded, reading[0])
            : $"{ReadingCode.Decode(folded[..blank], reading[0])} {ReadingCode.Decode(folded[(blank + 1)..], reading[1])}";
    }

    /// <summary>The term of a document symbol's key.</summary>
    public static string Symbol(string key) => MeaningPrefix + "s" + key;

    /// <summary>The term of a date's key.</summary>
    public static string Date(string key) => MeaningPrefix + "d" + key;

    /// <summary>
    /// The terms of an abbreviation that a text explains, to be found by the abbreviation (<c>btv␁ban thường vụ</c>) and by what it stands
    /// for (<c>␂ban thuong vu␁btv␁ban thường vụ</c>); the words in their exact forms, parted by blanks.
    /// </summary>
    public static IEnumerable<string> Explained(TokenBuffer tokens, ExplainedAbbreviation explained)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        IEnumerable<int> words = Enumerable.Range(explained.First, explained.Count);
        string exact = string.Join(' ', words.Select(i => tokens.Exact(i).ToString()));
        string folded = string.Join(' ', words.Select(i => tokens.Folded(i).ToString()));
        return [$"{tokens.Folded(explained.At)}{Separator}{exact}", $"{MeaningPrefix}{folded}{Separator}{tokens.Exact(explained.At)}{Separator}{exact}"];
    }
}
