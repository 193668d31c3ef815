namespace Search.Engine.Queries;

/// <summary>A query as its syntax reads: clauses that all bind, each a choice of operands. Ranges are into the typed text.</summary>
internal sealed record QuerySyntax(string Text, IReadOnlyList<QueryClause> Clauses);

/// <param name="Excluded">Written with <c>-</c>: no hit may match.</param>
/// <param name="Alternatives">One operand, or several joined by <c>OR</c>.</param>
internal sealed record QueryClause(bool Excluded, IReadOnlyList<Operand> Alternatives);

internal enum OperandKind
{
    /// <summary>Plain words, a run of them up to the next operator.</summary>
    Words,

    /// <summary>Words in quotes.</summary>
    Phrase,

    /// <summary>The beginning of a word, written <c>word*</c>.</summary>
    Prefix,
}

/// <param name="Text">What it says, without quotes, star and field name.</param>
/// <param name="Field">The field it is looked for in; null for everything.</param>
/// <param name="Start">UTF-16 index of <paramref name="Text"/> in the query.</param>
internal sealed record Operand(OperandKind Kind, string Text, string? Field, int Start);
