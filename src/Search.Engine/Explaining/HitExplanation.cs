using Search.Engine.Scoring;

namespace Search.Engine.Explaining;

/// <summary>Where the score of a hit comes from.</summary>
/// <param name="Score">The score; that of its parts together, but for rounding.</param>
/// <param name="IsComplete">Whether the document has everything asked for; else it stands behind those that have.</param>
/// <param name="Missing">Words of the query that it has in no grade that counts.</param>
/// <param name="Parts">What added to the score, each above 0.</param>
public sealed record HitExplanation(double Score, bool IsComplete, IReadOnlyList<string> Missing, IReadOnlyList<ScorePart> Parts);

/// <summary>What a part of a score is for.</summary>
public enum PartKind
{
    /// <summary>A word of the query, a symbol or a date.</summary>
    Word,

    /// <summary>
    /// A word by every grade, in place of <see cref="Word"/>: where documents that lack words follow, those that have all of them with other marks, or near ones, count so.
    /// </summary>
    Loosely,

    /// <summary>Two words side by side.</summary>
    Pair,

    /// <summary>The likeliest marked reading of a word, or of two side by side, in a query typed without marks.</summary>
    Restored,

    /// <summary>The document bears the symbol.</summary>
    SymbolBearer,

    /// <summary>The document names the symbol.</summary>
    SymbolCited,

    /// <summary>Words in quotes.</summary>
    Phrase,

    /// <summary>Words that begin so.</summary>
    Prefix,

    /// <summary>What must be in one field.</summary>
    Field,

    /// <summary>Words together in one short passage.</summary>
    Passage,

    /// <summary>Words near the beginning of the text.</summary>
    Beginning,

    /// <summary>All the words near the beginning in the order of the query.</summary>
    TypedTitle,

    /// <summary>The same for every document: nothing was asked for but what excludes.</summary>
    Everything,
}

/// <summary>What is told of a query's part: what it is for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The words of the query it is for, as they are written; empty where it is for all of them.</param>
/// <param name="Field">The field it is looked for in; <c>text</c> is everything.</param>
public sealed record PartLabel(PartKind Kind, string Words, string Field);

/// <summary>A part of a score.</summary>
/// <param name="Label">What it is for.</param>
/// <param name="Score">What it adds, above 0.</param>
public sealed record ScorePart(PartLabel Label, double Score)
{
    /// <summary>How it came from occurrences; null where it is a constant or comes from places.</summary>
    public WordScore? Word { get; init; }
}

/// <summary>What a word adds by its occurrences: <c>Idf · Boost · BM25(Σ frequency · weight, length)</c>.</summary>
/// <param name="Score">What it adds.</param>
/// <param name="Idf">What it weighs by how few documents have it.</param>
/// <param name="Boost">What it counts against a plain word of the text: of a pair, a title, a function word.</param>
/// <param name="Length">How many words the field has, about.</param>
/// <param name="Agreements">Its occurrences by what stands there, at least one.</param>
public sealed record WordScore(double Score, double Idf, double Boost, int Length, IReadOnlyList<WordAgreement> Agreements);

/// <summary>Occurrences that agree with a word in one way.</summary>
/// <param name="Grade">How well they agree.</param>
/// <param name="Text">What stands in the document, in its accented form where it has one.</param>
/// <param name="Frequency">How often it stands there.</param>
/// <param name="Weight">What an occurrence counts against an exact one.</param>
public sealed record WordAgreement(MatchGrade Grade, string Text, int Frequency, double Weight);
