using Search.Analysis.Text;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// How the forms of a token become terms of an index. A folded form is a term as it is; an exact form follows its folded form and a
/// separator (<c>thanh␁thành</c>), so that all marked readings of a folded form stand together in the term dictionary and one seek
/// finds them with their document frequencies. Pairs of neighbours are built alike, their two halves joined by a blank.
/// </summary>
public static class TermForms
{
    /// <summary>Between the folded form and the exact form.</summary>
    public const char Separator = '\u0001';

    /// <summary>Stands for the exact form in a text that was written without accents: it agrees with every reading, a grade down.</summary>
    public const string Unaccented = "?";

    /// <summary>First character of a term that says what several tokens mean together: a document symbol or a date.</summary>
    public const char MeaningPrefix = '\u0002';

    /// <summary>Whether a token has readings to tell apart: any syllable, and every marked word. Numbers and plain foreign words have not.</summary>
    public static bool HasReadings(in Token token) => token.Kind == TokenKind.Syllable || token.IsMarked;

    /// <summary>The term of an exact form.</summary>
    public static string Exact(ReadOnlySpan<char> folded, ReadOnlySpan<char> exact) => string.Concat(folded, [Separator], exact);

    /// <summary>The term of a document symbol's key.</summary>
    public static string Symbol(string key) => MeaningPrefix + "s" + key;

    /// <summary>The term of a date's key.</summary>
    public static string Date(string key) => MeaningPrefix + "d" + key;
}
