namespace Search.Analysis.Recognition;

/// <summary>
/// Số, ký hiệu of a document taken apart (Decree 30/2020/NĐ-CP appendix I; Party guideline 36-HD/VPTW). Folded, lower case, leading zeros gone,
/// <c>tư</c> and <c>t.ư</c> read as <c>tw</c>.
/// </summary>
/// <param name="Number">E.g. <c>59</c>, <c>12a</c>.</param>
/// <param name="Year">Four digits, where the symbol bears one.</param>
/// <param name="Type">The abbreviation of the type, e.g. <c>nq</c>, <c>qd</c>, <c>tb</c>; null where only an issuer is written (<c>2103/BNN-VP</c>).</param>
/// <param name="Issuer">The rest, parts joined by <c>-</c>, e.g. <c>tw</c>, <c>bgddt</c>, <c>qh14</c>; null where absent.</param>
public sealed record DocumentSymbol(string Number, string? Year, string? Type, string? Issuer)
{
    /// <summary>Reads a symbol however it is written; null where the text is not one.</summary>
    public static DocumentSymbol? Parse(ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>The whole as one key: <c>59/nq/tw</c>, <c>30/2020/nd/cp</c>, <c>155/qd/bgddt</c>, <c>45/2019/qh14</c>.</summary>
    public string Key => throw new NotImplementedException();

    /// <summary>The key and every shorter one that a searcher may know it by: <c>59/nq</c>, <c>30/nd</c>, <c>30/2020/nd</c>, <c>30/2020</c>; never the bare number.</summary>
    public IReadOnlyList<string> Keys => throw new NotImplementedException();
}
