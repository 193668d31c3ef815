namespace Search.Analysis.Syllables;

/// <summary>The table of onsets and rhymes: which letters can be a Vietnamese syllable. Thread safe: no state.</summary>
public static class Syllable
{
    /// <summary>Whether a folded form can be a syllable (<c>nghieng</c>, <c>duoc</c>), whatever marks it might bear.</summary>
    public static bool IsPossible(ReadOnlySpan<char> folded) => throw new NotImplementedException();

    /// <summary>Whether a canonical exact form is a well-formed syllable with its marks: <c>trường</c> yes, <c>trươg</c> no, <c>cac</c> without a tone no.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> exact) => throw new NotImplementedException();

    /// <summary>The other spelling of an open syllable in i or y, folded or exact (<c>ky</c> for <c>ki</c>, <c>quyt</c> for <c>quit</c>); null where there is none.</summary>
    public static string? OtherSpelling(ReadOnlySpan<char> form) => throw new NotImplementedException();

    /// <summary>Writes a canonical exact form the way it is written today, NFC with the tone in its modern place: <c>hoa</c>+huyền as <c>hòa</c>.</summary>
    public static string Compose(ReadOnlySpan<char> exact) => throw new NotImplementedException();
}
