using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>Another way to say some neighbouring words of a query: an abbreviation, its words, another spelling.</summary>
/// <param name="First">Position in the run of the first word it stands for.</param>
/// <param name="Count">How many words it stands for, at least 1.</param>
/// <param name="Words">What may stand in a document instead, at least one word.</param>
/// <param name="Text">The words as they are written.</param>
/// <param name="Kind">What the rewrite is called in an answer: <c>abbreviation</c>, <c>synonym</c>, <c>number</c> or <c>date</c>.</param>
/// <param name="IsLinked">Whether it is near rather than the same, and only used where too little else is found.</param>
internal sealed record Equivalent(int First, int Count, IReadOnlyList<QueryWord> Words, string Text, string Kind, bool IsLinked)
{
    /// <summary>In how many documents its words stand, about.</summary>
    public int Documents { get; init; }

    /// <summary>In how many they stand beside the query's words around it; null where it is no sense of an abbreviation.</summary>
    public int? Beside { get; init; }

    /// <summary>Whether the documents explain it themselves.</summary>
    public bool IsLearnt { get; init; }

    /// <summary>The abbreviation's senses that are not searched.</summary>
    public IReadOnlyList<Sense> Rejected { get; init; } = [];

    /// <summary>Why it is searched.</summary>
    public StepFacts.Equivalent Facts => new(Documents, Beside, IsLearnt, IsLinked, Rejected);

    public int Last => First + Count - 1;
}
