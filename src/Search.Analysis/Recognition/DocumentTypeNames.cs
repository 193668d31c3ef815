namespace Search.Analysis.Recognition;

/// <summary>The names of the types that documents have by law. Thread safe: immutable.</summary>
public static class DocumentTypeNames
{
    private static readonly string[] Folded = [.. DocumentTypes.FoldedNames()];

    /// <summary>Whether a folded word is what symbols abbreviate a type by: <c>nq</c>, <c>qd</c>.</summary>
    public static bool IsAbbreviation(string folded) => DocumentTypes.TryCanonical(folded, out _);

    /// <summary>Whether whole words are the beginning of a name, or all of it.</summary>
    /// <param name="folded">Folded words, parted by single blanks: <c>thong bao</c>.</param>
    public static bool Begin(string folded) =>
        Array.Exists(Folded, name => name.StartsWith(folded, StringComparison.Ordinal) && (name.Length == folded.Length || name[folded.Length] == ' '));
}
