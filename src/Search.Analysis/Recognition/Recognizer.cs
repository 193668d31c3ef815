using Search.Analysis.Text;

namespace Search.Analysis.Recognition;

/// <summary>Finds document symbols and dates among tokens. Thread safe: no state.</summary>
/// <remarks>
/// Every symbol and date has a number in it, so only numbers cost work. The type named before a symbol (<c>Nghị quyết số</c>) and the word before a
/// date (<c>ngày</c>) belong to the annotation.
/// </remarks>
public static class Recognizer
{
    /// <summary>
    /// Finds what is written as symbol or date in running text: <c>59-NQ/TW</c>, <c>155/QĐ-BGDĐT</c>, <c>30/2020/NĐ-CP</c>, <c>Nghị quyết số 59</c>;
    /// <c>24/8/2021</c>, <c>24-8-2021</c>, <c>ngày 24 tháng 8 năm 2021</c>. Ordered by first token, not overlapping. <paramref name="into"/> is not cleared.
    /// </summary>
    /// <param name="text">The text that was tokenized.</param>
    /// <param name="tokens">All its tokens.</param>
    /// <param name="into">Where the annotations are added.</param>
    public static void Find(ReadOnlySpan<char> text, TokenBuffer tokens, List<Annotation> into) => Find(text, tokens, into, isQuery: false);

    /// <summary>As <see cref="Find(ReadOnlySpan{char}, TokenBuffer, List{Annotation})"/>, with the looser spellings of a search box:
    /// <c>59 nq tw</c>, <c>nq59</c>, <c>ND 30</c>, <c>155 qd bgddt</c>; <c>17-1</c>, <c>8/2021</c>, <c>24/8/21</c>.</summary>
    public static void FindInQuery(ReadOnlySpan<char> text, TokenBuffer tokens, List<Annotation> into) => Find(text, tokens, into, isQuery: true);

    private static void Find(ReadOnlySpan<char> text, TokenBuffer tokens, List<Annotation> into, bool isQuery)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(into);
        Passage passage = new(text, tokens);
        SymbolReader symbols = new(passage, isQuery);
        DateReader dates = new(passage, isQuery);
        int floor = 0;
        for (int at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind != TokenKind.Number)
            {
                continue;
            }

            if (symbols.TryRead(at, floor, out SymbolSpan symbol))
            {
                into.Add(new Annotation(AnnotationKind.Symbol, symbol.First, symbol.Count, symbol.Symbol.Key));
                floor = symbol.First + symbol.Count;
            }
            else if (dates.TryRead(at, floor, out DateSpan date))
            {
                into.Add(new Annotation(AnnotationKind.Date, date.First, date.Count, date.Key));
                floor = date.First + date.Count;
            }

            at = Math.Max(at, floor - 1);
        }
    }
}
