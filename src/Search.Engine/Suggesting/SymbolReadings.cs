using Search.Analysis.Recognition;

namespace Search.Engine.Suggesting;

/// <summary>
/// Reads a symbol as one says it, the type before the number: <c>nq 59</c> begins <c>59-NQ/TW</c>, and <c>59/2020/NQ-HĐND</c>, whose year nobody knows by heart. No state.
/// </summary>
internal static class SymbolReadings
{
    private const string NumberSign = "so";

    /// <summary>Years that a symbol may bear behind its number.</summary>
    private static readonly string[] Centuries = ["20", "19"];

    /// <summary>The words in the order that symbols have, where they are such.</summary>
    public static IEnumerable<TypedText> Of(TypedText typed)
    {
        TypedWord[] words = [.. typed.Words.Where((word, i) => i != 1 || word.Folded != NumberSign)];
        TypedWord[] numbers = [.. words.Skip(1).TakeWhile(word => word.Folded.All(char.IsAsciiDigit))];
        if (numbers.Length == 0 || TypeOf(words[0]) is not { } type)
        {
            yield break;
        }

        TypedWord[] behind = [type, .. words.Skip(1 + numbers.Length)];
        yield return typed with { Words = [.. numbers, .. behind] };
        if (numbers is [var number])
        {
            foreach (string century in Centuries)
            {
                yield return typed with { Words = [number, new TypedWord(century, century, IsPartial: true) { IsAssumed = true }, .. behind] };
            }
        }
    }

    /// <summary>An abbreviation as it is, or with its đ as the keys of Telex (<c>qdd</c>); null for other words.</summary>
    private static TypedWord? TypeOf(TypedWord word)
    {
        string read = word.Folded.Replace("dd", "d", StringComparison.Ordinal);
        return DocumentTypeNames.IsAbbreviation(word.Folded) ? word
            : DocumentTypeNames.IsAbbreviation(read) ? new TypedWord(read, read, word.IsPartial)
            : null;
    }
}
