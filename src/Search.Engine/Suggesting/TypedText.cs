using System.Globalization;
using Search.Analysis.Syllables;
using Search.Analysis.Text;

namespace Search.Engine.Suggesting;

/// <summary>A word as far as it has been typed.</summary>
/// <param name="Folded">Its folded form.</param>
/// <param name="Exact">Its canonical exact form.</param>
/// <param name="IsPartial">Whether it may go on: the last one, with nothing behind it.</param>
internal sealed record TypedWord(string Folded, string Exact, bool IsPartial)
{
    /// <summary>How much less a phrase is likely meant where it has other marks than a marked text was typed with: as if it were so many times halved in number.</summary>
    private const float LeftOut = 2;

    private const float Contradicted = 6;

    private const float OtherSpelling = 1;

    /// <summary>How much likelier than the longer words that begin with it the very word is meant that was typed so far.</summary>
    private const float Whole = 2;

    /// <summary>Whether it was not typed but is taken to stand there.</summary>
    public bool IsAssumed { get; init; }

    /// <summary>Whether it is all digits.</summary>
    public bool IsNumber => Folded.All(char.IsAsciiDigit);

    /// <summary>Folded forms that a word may have, or begin with, to agree.</summary>
    public IEnumerable<string> Forms => Syllable.OtherSpelling(Folded) is { } other ? [Folded, other] : [Folded];

    /// <summary>Whether it is another word, or may become it.</summary>
    public bool Begins(TypedWord other) => Agrees(other.Folded, Folded);

    /// <summary>How far a word of the documents is from what was typed, 0 for not at all; null where they do not agree.</summary>
    /// <param name="folded">The word's folded form.</param>
    /// <param name="exact">Its canonical exact form.</param>
    /// <param name="isMarked">Whether the text bears marks anywhere; one that bears none means none.</param>
    /// <param name="loosely">Whether a word with other marks agrees too.</param>
    public float? Distance(ReadOnlySpan<char> folded, ReadOnlySpan<char> exact, bool isMarked, bool loosely)
    {
        if (Agrees(folded, Folded))
        {
            return Distance(folded, exact, Exact, isMarked, loosely);
        }

        return Syllable.OtherSpelling(Folded) is { } other && Agrees(folded, other) && Syllable.OtherSpelling(Exact) is { } exactly
            ? Distance(folded, exact, exactly, isMarked, loosely) + OtherSpelling
            : null;
    }

    /// <summary>How much nearer than others that begin with it the very word is.</summary>
    /// <param name="folded">The folded form of a word of the documents.</param>
    /// <param name="form">The one of <see cref="Forms"/> that it was looked up by.</param>
    public float NearerAs(string folded, string form) => IsPartial && folded == form ? Whole : 0;

    private bool Agrees(ReadOnlySpan<char> folded, string typed) => IsPartial ? folded.StartsWith(typed, StringComparison.Ordinal) : folded.SequenceEqual(typed);

    private static float? Distance(ReadOnlySpan<char> folded, ReadOnlySpan<char> exact, ReadOnlySpan<char> typed, bool isMarked, bool loosely)
    {
        ReadOnlySpan<char> letters = Syllable.WithoutTone(typed);
        ReadOnlySpan<char> found = Syllable.WithoutTone(exact);
        bool leavesOut = false;
        bool contradicts = letters.Length > found.Length || folded.Length != found.Length;
        for (int i = 0; i < letters.Length && !contradicts; i++)
        {
            leavesOut |= letters[i] != found[i];
            contradicts = letters[i] != found[i] && letters[i] != folded[i];
        }

        bool hasTone = letters.Length < typed.Length;
        leavesOut |= !hasTone && found.Length < exact.Length;
        contradicts |= hasTone && (found.Length == exact.Length || exact[^1] != typed[^1]);
        return contradicts ? loosely ? Contradicted : null : leavesOut && isMarked ? LeftOut : 0;
    }
}

/// <summary>What has been typed so far, word by word. Immutable.</summary>
/// <param name="Words">Its words.</param>
/// <param name="IsMarked">Whether any of them bears a mark.</param>
internal sealed record TypedText(IReadOnlyList<TypedWord> Words, bool IsMarked)
{
    public static TypedText Of(string text)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        var words = new TypedWord[tokens.Count];
        bool isMarked = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            words[i] = new TypedWord(tokens.Folded(i).ToString(), tokens.Exact(i).ToString(), i == tokens.Count - 1 && IsFiller(text.AsSpan(tokens[i].End)));
            isMarked |= tokens[i].IsMarked;
        }

        return new TypedText(words, isMarked);
    }

    /// <summary>Input methods leave hair spaces and invisible characters behind.</summary>
    private static bool IsFiller(ReadOnlySpan<char> rest)
    {
        foreach (char c in rest)
        {
            if (c != '\u200a' && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
            {
                return false;
            }
        }

        return true;
    }
}
