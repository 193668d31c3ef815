using System.Text.Json.Serialization;

namespace SearchApi.Searching;

/// <summary>Where the score of a hit comes from.</summary>
/// <param name="Score">The score; the scores of the parts add up to it, but for rounding.</param>
/// <param name="Complete">Whether the document has everything asked for; else it stands behind those that have, whatever its score.</param>
/// <param name="Sentence">The same in one sentence, in the language asked for.</param>
/// <param name="Missing">Words of the query that the document does not have.</param>
/// <param name="Parts">What added to the score.</param>
public sealed record ExplanationAnswer(double Score, bool Complete, string Sentence, IReadOnlyList<string> Missing, IReadOnlyList<PartAnswer> Parts);

/// <summary>What added to a score.</summary>
/// <param name="Part">
/// <c>word</c>, <c>loosely</c> (again, also by other marks and near words), <c>pair</c>, <c>restored</c>, <c>symbolBearer</c>, <c>symbolCited</c>,
/// <c>phrase</c>, <c>prefix</c>, <c>field</c>, <c>passage</c>, <c>beginning</c>, <c>typedTitle</c> or <c>everything</c>.
/// </param>
/// <param name="Words">The words of the query it is for; empty where it is for all of them.</param>
/// <param name="Field">The field it was found in; <c>text</c> is everything, title and body.</param>
/// <param name="Score">What it added.</param>
public sealed record PartAnswer(string Part, string Words, string Field, double Score)
{
    /// <summary>What the words weigh by how few documents have them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Idf { get; init; }

    /// <summary>What the part counts against a plain word of the text: less for pairs, titles and words that say little.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Weight { get; init; }

    /// <summary>How many words the field has, about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Length { get; init; }

    /// <summary>What stands there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AgreementAnswer>? Agreements { get; init; }
}

/// <summary>Occurrences that agree with a word in one way.</summary>
/// <param name="Grade"><c>exact</c>, <c>variant</c>, <c>equivalent</c>, <c>corrected</c>, <c>unaccented</c>, <c>compatible</c>, <c>linked</c> or <c>contradicted</c>.</param>
/// <param name="Text">What stands in the document.</param>
/// <param name="Frequency">How often.</param>
/// <param name="Weight">What an occurrence counts against an exact one.</param>
public sealed record AgreementAnswer(string Grade, string Text, int Frequency, double Weight);
