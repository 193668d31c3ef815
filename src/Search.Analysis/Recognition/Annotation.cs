using Search.Analysis.Text;

namespace Search.Analysis.Recognition;

public enum AnnotationKind : byte { Symbol, Date }

/// <summary>Several tokens that together mean one thing.</summary>
/// <param name="Kind">A document symbol or a date.</param>
/// <param name="First">Position of its first token.</param>
/// <param name="Count">How many tokens it covers, at least 1.</param>
/// <param name="Key">
/// What it means, one spelling for all: of a symbol the keys of <see cref="DocumentSymbol"/>, of a date <c>2021-08-24</c> (<c>--08-24</c> without a year).
/// </param>
public readonly record struct Annotation(AnnotationKind Kind, int First, int Count, string Key)
{
    /// <summary>The symbol taken apart, for an annotation of that kind.</summary>
    public DocumentSymbol? Symbol { get; init; }
}

/// <summary>Finds document symbols and dates among tokens. Thread safe: no state.</summary>
public static class Recognizer
{
    /// <summary>
    /// Finds what is written as symbol or date in running text: <c>59-NQ/TW</c>, <c>155/QĐ-BGDĐT</c>, <c>30/2020/NĐ-CP</c>, <c>Nghị quyết số 59</c>;
    /// <c>24/8/2021</c>, <c>24-8-2021</c>, <c>ngày 24 tháng 8 năm 2021</c>. Ordered by first token, not overlapping.
    /// </summary>
    public static void Find(ReadOnlySpan<char> text, TokenBuffer tokens, List<Annotation> into) => throw new NotImplementedException();

    /// <summary>As <see cref="Find"/>, with the looser spellings of a search box: <c>59 nq tw</c>, <c>nq59</c>, <c>ND 30</c>, <c>155 qd bgddt</c>.</summary>
    public static void FindInQuery(ReadOnlySpan<char> text, TokenBuffer tokens, List<Annotation> into) => throw new NotImplementedException();
}
