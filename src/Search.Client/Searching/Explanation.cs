namespace Search.Client;

/// <summary>Where the score of a hit comes from.</summary>
/// <param name="Score">The score; the scores of the parts add up to it, but for rounding.</param>
/// <param name="Complete">Whether the document has everything asked for; else it stands behind those that have.</param>
/// <param name="Sentence">The same in one sentence, in the language asked for.</param>
/// <param name="Missing">Words of the query that the document does not have.</param>
/// <param name="Parts">What added to the score.</param>
public sealed record Explanation(double Score, bool Complete, string Sentence, IReadOnlyList<string> Missing, IReadOnlyList<ScorePart> Parts);

/// <summary>What added to a score.</summary>
/// <param name="Part"><c>word</c>, <c>pair</c>, <c>phrase</c>, <c>passage</c> and others.</param>
/// <param name="Words">The words of the query it is for; empty where it is for all of them.</param>
/// <param name="Field">The field it was found in.</param>
/// <param name="Score">What it added.</param>
/// <param name="Idf">What the words weigh by how few documents have them.</param>
/// <param name="Weight">What the part counts against a plain word of the text.</param>
/// <param name="Length">How many words the field has, about.</param>
/// <param name="Agreements">What stands there.</param>
public sealed record ScorePart(
    string Part, string Words, string Field, double Score, double? Idf, double? Weight, int? Length, IReadOnlyList<WordAgreement>? Agreements);

/// <summary>Occurrences that agree with a word in one way.</summary>
/// <param name="Grade"><c>exact</c>, <c>variant</c>, <c>unaccented</c> and others.</param>
/// <param name="Text">What stands in the document.</param>
/// <param name="Frequency">How often.</param>
/// <param name="Weight">What an occurrence counts against an exact one.</param>
public sealed record WordAgreement(string Grade, string Text, int Frequency, double Weight);
