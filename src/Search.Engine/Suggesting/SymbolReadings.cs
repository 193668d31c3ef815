using Search.Analysis.Recognition;

namespace Search.Engine.Suggesting;

/// <summary>
/// Reads a symbol as one says it, the type before the number, in short or in full: <c>nq 59</c> and <c>nghị quyết số 59</c> begin <c>59-NQ/TW</c>, and
/// <c>59/2020/NQ-HĐND</c>, whose year nobody knows by heart. No state.
/// </summary>
internal static class SymbolReadings
{
    private const string NumberSign = "so";

    /// <summary>Years that a symbol may bear behind its number.</summary>
    private static readonly string[] Centuries = ["20", "19"];

    /// <summary>The words in the order that symbols have, where they are such.</summary>
    public static IEnumerable<TypedText> Of(TypedText typed)
    {
        int named = typed.Words.TakeWhile(word => !word.IsNumber).Count();
        TypedWord[] numbers = [.. typed.Words.Skip(named).TakeWhile(word => word.IsNumber)];
        int name = named > 1 && typed.Words[named - 1].Folded == NumberSign ? named - 1 : named;
        if (numbers.Length == 0 || name == 0)
        {
            yield break;
        }

        foreach (TypedWord type in TypesOf(typed.Words.Take(name)))
        {
            // Who copies writes the type twice: quyết định số 123/QĐ-UBND.
            IEnumerable<TypedWord> rest = typed.Words.Skip(named + numbers.Length);
            TypedWord[] behind = rest.FirstOrDefault() is { } next && next.Begins(type) ? [.. rest] : [type, .. rest];
            yield return typed with { Words = [.. numbers, .. behind] };
            if (numbers is [var number])
            {
                foreach (string century in Centuries)
                {
                    yield return typed with { Words = [number, new TypedWord(century, century, IsPartial: true) { IsAssumed = true }, .. behind] };
                }
            }
        }
    }

    /// <summary>What symbols have for an abbreviation, as it is or with its đ as the keys of Telex (<c>qdd</c>), or for the name of a type; nothing for other words.</summary>
    private static IEnumerable<TypedWord> TypesOf(IEnumerable<TypedWord> words)
    {
        string folded = string.Join(' ', words.Select(word => word.Folded));
        string read = folded.Replace("dd", "d", StringComparison.Ordinal);
        return DocumentTypeNames.IsAbbreviation(folded) ? words
            : (DocumentTypeNames.IsAbbreviation(read) ? [read] : DocumentTypeNames.AbbreviationsOf(folded)).Select(type => new TypedWord(type, type, IsPartial: false));
    }
}
