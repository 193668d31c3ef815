using System.Globalization;
using Search.Analysis.Text;

namespace Search.Analysis.Recognition;

/// <summary>What stands between two tokens.</summary>
internal enum Gap : byte
{
    None,
    Space,
    Hyphen,
    Slash,
    Dot,
    Other,
}

/// <summary>A text with its tokens, as the recognizers ask about it. Positions outside the tokens are answered as if nothing stood there.</summary>
internal readonly ref struct Passage(ReadOnlySpan<char> text, TokenBuffer tokens)
{
    private const int MaxGap = 5;
    private readonly ReadOnlySpan<char> text = text;
    private readonly TokenBuffer tokens = tokens;

    public int Count => tokens.Count;

    public bool IsNumber(int at) => (uint)at < (uint)Count && tokens[at].Kind == TokenKind.Number;

    public bool IsLetters(int at) => (uint)at < (uint)Count && tokens[at].Kind != TokenKind.Number;

    public bool IsSyllable(int at) => (uint)at < (uint)Count && tokens[at].Kind == TokenKind.Syllable;

    public ReadOnlySpan<char> Folded(int at) => (uint)at < (uint)Count ? tokens.Folded(at) : [];

    public ReadOnlySpan<char> Exact(int at) => (uint)at < (uint)Count ? tokens.Exact(at) : [];

    /// <summary>The letters or digits as they stand in the text.</summary>
    public ReadOnlySpan<char> Written(int at) => (uint)at < (uint)Count ? text[tokens[at].Start..tokens[at].End] : [];

    /// <summary>Whether a token is this word, given in its canonical exact form, or the word without any marks.</summary>
    public bool Is(int at, string exact)
    {
        if ((uint)at >= (uint)Count)
        {
            return false;
        }

        ReadOnlySpan<char> found = tokens.Exact(at);
        return found.SequenceEqual(exact) || (!tokens[at].IsMarked && FoldsTo(exact, found));
    }

    /// <summary>The whole number at a position, -1 where there is none or it has more than six digits.</summary>
    public int Value(int at) =>
        IsNumber(at) && tokens.Folded(at) is { Length: <= 6 } digits
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1;

    /// <summary>What stands between a token and the next.</summary>
    public Gap GapAfter(int at) => GapAfter(at, out _);

    public Gap GapAfter(int at, out bool isSpaced)
    {
        isSpaced = false;
        if (at < 0 || at + 1 >= Count)
        {
            return Gap.Other;
        }

        ReadOnlySpan<char> between = text[tokens[at].End..tokens[at + 1].Start];
        if (between.Length > MaxGap)
        {
            return Gap.Other;
        }

        Gap gap = Gap.None;
        foreach (char unit in between)
        {
            Gap kind = KindOf(unit);
            isSpaced |= kind == Gap.Space;
            if (kind > Gap.Space)
            {
                if (gap > Gap.Space)
                {
                    return Gap.Other;
                }

                gap = kind;
            }
            else if (gap == Gap.None)
            {
                gap = kind;
            }
        }

        return gap;
    }

    /// <summary>Whether a token is written as an abbreviation: no tone, and two capitals (<c>NQ</c>, <c>TTg</c>, <c>QĐi</c>).</summary>
    public bool IsAbbreviation(int at)
    {
        if (!IsLetters(at) || CharTable.Class(CharTable.Of(tokens.Exact(at)[^1])) == CharClass.Mark)
        {
            return false;
        }

        int capitals = 0;
        foreach (char unit in text[tokens[at].Start..tokens[at].End])
        {
            capitals += char.IsUpper(unit) ? 1 : 0;
        }

        return capitals >= 2;
    }

    /// <summary>Whether these signs stand straight after a token.</summary>
    public bool IsFollowedBy(int at, params ReadOnlySpan<char> signs) => text[tokens[at].End..].StartsWith(signs);

    private static Gap KindOf(char unit) => unit switch
    {
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => Gap.Hyphen,
        '/' or '\u2044' or '\u2215' => Gap.Slash,
        '.' => Gap.Dot,

        // Emphasis in Markdown splits no symbol.
        '*' or '_' => Gap.None,
        ' ' or '\t' or '\u00A0' or '\u2009' or '\u202F' => Gap.Space,
        _ => CharTable.Class(CharTable.Of(unit)) is CharClass.Invisible or CharClass.HairSpace ? Gap.None : Gap.Other,
    };

    private static bool FoldsTo(string exact, ReadOnlySpan<char> folded)
    {
        int length = CharTable.Class(CharTable.Of(exact[^1])) == CharClass.Mark ? exact.Length - 1 : exact.Length;
        if (length != folded.Length)
        {
            return false;
        }

        for (int i = 0; i < length; i++)
        {
            if (CharTable.Fold(exact[i]) != folded[i])
            {
                return false;
            }
        }

        return true;
    }
}
