namespace Indexer.Analyzing;

/// <summary>What the analyzer makes of a text, and how the text is understood as a query.</summary>
/// <param name="Tokens">Its words and numbers in order.</param>
/// <param name="Query">How it is understood as a query; null for a text longer than a query may be.</param>
public sealed record AnalysisAnswer(IReadOnlyList<TokenAnswer> Tokens, UnderstandingAnswer? Query);

/// <summary>A word or number of a text.</summary>
/// <param name="Start">UTF-16 index of its first unit.</param>
/// <param name="End">UTF-16 index after its last unit.</param>
/// <param name="Text">As it stands in the text.</param>
/// <param name="Exact">The form in which spellings of one word are equal: letters with their quality, then the tone as a last combining mark.</param>
/// <param name="Folded">The form without marks.</param>
/// <param name="Kind"><c>syllable</c>, <c>word</c> or <c>number</c>.</param>
public sealed record TokenAnswer(int Start, int End, string Text, string Exact, string Folded, string Kind);

/// <summary>How a text is understood as a query.</summary>
/// <param name="Understood">The query as it is read.</param>
/// <param name="Steps">What was done, in the order it was done.</param>
public sealed record UnderstandingAnswer(string Understood, IReadOnlyList<StepAnswer> Steps);

/// <summary>One thing that was done.</summary>
/// <param name="Step">
/// <c>normalize</c>, <c>telex</c>, <c>vni</c>, <c>viqr</c>, <c>syntax</c>, <c>marks</c>, <c>symbol</c>, <c>date</c>, <c>abbreviation</c>,
/// <c>synonym</c>, <c>number</c>, <c>restore</c>, <c>spelling</c>, <c>variant</c>, <c>weight</c> or <c>match</c>.
/// </param>
/// <param name="From">The part of the query it is about.</param>
/// <param name="To">What that is read as or searched beside; as <paramref name="From"/> where nothing was changed.</param>
/// <param name="Note">What was done and why, in the language asked for.</param>
public sealed record StepAnswer(string Step, string From, string To, string Note);
