using Search.Analysis.Text;

namespace Search.Analysis.Recognition;

/// <summary>
/// Số, ký hiệu of a document taken apart (Decree 30/2020/NĐ-CP appendix I; Party guideline 36-HD/VPTW). Folded, lower case, leading zeros gone,
/// <c>tư</c> and <c>t.ư</c> read as <c>tw</c>. Immutable.
/// </summary>
/// <param name="Number">E.g. <c>59</c>, <c>12a</c>.</param>
/// <param name="Year">Four digits, where the symbol bears one.</param>
/// <param name="Type">The abbreviation of the type, e.g. <c>nq</c>, <c>qd</c>, <c>tb</c>; null where only an issuer is written (<c>2103/BNN-VP</c>).</param>
/// <param name="Issuer">The rest, parts joined by <c>-</c>, e.g. <c>tw</c>, <c>bgddt</c>, <c>qh14</c>; null where absent.</param>
public sealed record DocumentSymbol(string Number, string? Year, string? Type, string? Issuer)
{
    /// <summary>The whole as one key: <c>59/nq/tw</c>, <c>30/2020/nd/cp</c>, <c>155/qd/bgddt</c>, <c>45/2019/qh14</c>.</summary>
    public string Key => Join(Number, Year, Type, Issuer);

    /// <summary>The key and every shorter one that a searcher may know it by: <c>59/nq</c>, <c>30/nd</c>, <c>30/2020/nd</c>, <c>30/2020</c>; never the bare number.</summary>
    public IReadOnlyList<string> Keys =>
    [
        .. new[]
        {
            Key,
            Join(Number, Year, Type, null),
            Join(Number, null, Type, Issuer),
            Join(Number, null, Type, null),
            Join(Number, Year, null, null),
        }.Where(key => key != Number).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Reads a symbol however it is written, as loosely as in a search box; null where the text is not one, or says more than one.</summary>
    public static DocumentSymbol? Parse(ReadOnlySpan<char> text)
    {
        TokenBuffer tokens = new();
        Tokenizer.Tokenize(text, tokens);
        Passage passage = new(text, tokens);
        for (int at = 0; at < tokens.Count; at++)
        {
            if (passage.IsNumber(at))
            {
                return new SymbolReader(passage, isQuery: true).TryRead(at, 0, out SymbolSpan found) && IsWhole(passage, found) ? found.Symbol : null;
            }
        }

        return null;
    }

    /// <summary>Takes a key apart that <see cref="Key"/> or <see cref="Keys"/> gave.</summary>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static DocumentSymbol FromKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        string[] parts = key.Split('/');
        int at = 1;
        string? year = at < parts.Length && SymbolReader.IsYear(parts[at]) ? parts[at++] : null;
        string? type = at < parts.Length && DocumentTypes.TryCanonical(parts[at], out string canonical) ? canonical : null;
        at += type is null ? 0 : 1;
        string? issuer = at < parts.Length ? parts[at++] : null;
        return at == parts.Length && at > 1 && parts[0].Length > 0
            ? new DocumentSymbol(parts[0], year, type, issuer)
            : throw new FormatException($"'{key}' is no key of a document symbol");
    }

    private static bool IsWhole(Passage passage, SymbolSpan found) =>
        found.First + found.Count == passage.Count && (found.First == 0 || (found.First == 1 && passage.Is(0, SymbolReader.So)));

    private static string Join(params string?[] parts) => string.Join('/', parts.Where(part => part is not null));
}
