namespace Search.Client;

/// <summary>What is to be analysed.</summary>
/// <param name="Text">Any text.</param>
public sealed record AnalysisRequest(string Text);

/// <summary>What the analyzer makes of a text.</summary>
/// <param name="Tokens">Its tokens in order.</param>
/// <param name="Query">How it is understood as a query; null for a text longer than a query may be.</param>
public sealed record TextAnalysis(IReadOnlyList<Token> Tokens, Understanding? Query);

/// <summary>A token.</summary>
/// <param name="Start">UTF-16 index of its first character.</param>
/// <param name="End">UTF-16 index after its last.</param>
/// <param name="Text">As it stands in the text.</param>
/// <param name="Exact">Its form with marks.</param>
/// <param name="Folded">Its form without.</param>
/// <param name="Kind"><c>syllable</c> and others.</param>
public sealed record Token(int Start, int End, string Text, string Exact, string Folded, string Kind);

/// <summary>How a text is understood as a query.</summary>
/// <param name="Understood">As it is searched.</param>
/// <param name="Steps">How it came to that.</param>
public sealed record Understanding(string Understood, IReadOnlyList<UnderstandingStep> Steps);

/// <summary>A step of understanding.</summary>
/// <param name="Step">Its kind.</param>
/// <param name="From">What it was given.</param>
/// <param name="To">What it made of it.</param>
/// <param name="Note">Why, in the language asked for.</param>
public sealed record UnderstandingStep(string Step, string From, string To, string Note);
