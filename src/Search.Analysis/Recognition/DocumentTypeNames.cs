namespace Search.Analysis.Recognition;

/// <summary>The names of the types that documents have by law. Thread safe: immutable.</summary>
public static class DocumentTypeNames
{
    private static readonly string[] Folded = [.. DocumentTypes.FoldedNames().Select(type => type.Name)];

    private static readonly ILookup<string, string> Abbreviations =
        DocumentTypes.FoldedNames().Where(type => type.Abbreviation is not null).ToLookup(type => type.Name, type => type.Abbreviation!, StringComparer.Ordinal);

    /// <summary>Whether a folded word is what symbols abbreviate a type by: <c>nq</c>, <c>qd</c>.</summary>
    public static bool IsAbbreviation(string folded) => DocumentTypes.TryCanonical(folded, out _);

    /// <summary>What symbols abbreviate a type by, folded: <c>nq</c>. Names that agree but for their marks (<c>dự án</c>, <c>dù ân</c>) are one; of laws nothing.</summary>
    /// <param name="folded">All the words of its name, folded, parted by single blanks: <c>nghi quyet</c>.</param>
    public static IEnumerable<string> AbbreviationsOf(string folded) => Abbreviations[folded].Distinct();

    /// <summary>Whether whole words are the beginning of a name, or all of it.</summary>
    /// <param name="folded">Folded words, parted by single blanks: <c>thong bao</c>.</param>
    public static bool Begin(string folded) =>
        Array.Exists(Folded, name => name.StartsWith(folded, StringComparison.Ordinal) && (name.Length == folded.Length || name[folded.Length] == ' '));
}
