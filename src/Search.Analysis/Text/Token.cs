namespace Search.Analysis.Text;

/// <summary>What a token is made of.</summary>
public enum TokenKind : byte
{
    /// <summary>A possible Vietnamese syllable, marked or not.</summary>
    Syllable,

    /// <summary>Other letters: foreign words, abbreviations, other scripts.</summary>
    Word,

    /// <summary>Digits, with the separators of thousands and decimals that belong to the number.</summary>
    Number,
}

/// <summary>A token of a text: where it stands in the original, and where its two forms stand in the <see cref="TokenBuffer"/>.</summary>
/// <param name="Start">UTF-16 index of its first unit in the original text.</param>
/// <param name="End">UTF-16 index after its last unit, combining marks included.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="IsMarked">Whether it bears any Vietnamese mark: a quality (ă â ê ô ơ ư đ) or a tone.</param>
public readonly record struct Token(int Start, int End, TokenKind Kind, bool IsMarked)
{
    internal int FoldedAt { get; init; }
    internal int FoldedLength { get; init; }
    internal int ExactAt { get; init; }
    internal int ExactLength { get; init; }
}
