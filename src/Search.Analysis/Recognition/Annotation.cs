namespace Search.Analysis.Recognition;

public enum AnnotationKind : byte { Symbol, Date }

/// <summary>Several tokens that together mean one thing.</summary>
/// <param name="Kind">A document symbol or a date.</param>
/// <param name="First">Position of its first token.</param>
/// <param name="Count">How many tokens it covers, at least 1.</param>
/// <param name="Key">
/// What it means, one spelling for all: of a symbol its full <see cref="DocumentSymbol.Key"/> (<see cref="DocumentSymbol.FromKey"/> gives the shorter ones),
/// of a date <c>2021-08-24</c>, <c>--08-24</c> without a year, <c>2021-08</c> for a month, in a query <c>2021-Q3</c> for a quarter.
/// </param>
public readonly record struct Annotation(AnnotationKind Kind, int First, int Count, string Key);
