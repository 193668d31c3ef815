namespace Search.Engine.Searching;

/// <summary>One thing that was done to understand a query, as facts: whoever shows it words it.</summary>
/// <param name="Kind">
/// The kinds of <see cref="Rewrite"/>, and what changes no words: <c>normalize</c>, <c>syntax</c>, <c>marks</c>, <c>variant</c>, <c>weight</c>, <c>match</c>.
/// </param>
/// <param name="From">The part of the query it is about, as it stood before.</param>
/// <param name="To">What that is read as or searched beside; as <paramref name="From"/> where it is only noted.</param>
/// <param name="Facts">What it rests on; null where there is nothing more to say.</param>
public sealed record QueryStep(string Kind, string From, string To, StepFacts? Facts);

/// <summary>A query as it is understood, and how it came to that.</summary>
/// <param name="Understood">The query with its words as they are read.</param>
/// <param name="Steps">What was done, in the order it was done.</param>
public sealed record QueryAnalysis(string Understood, IReadOnlyList<QueryStep> Steps);

/// <summary>What a step rests on.</summary>
public abstract record StepFacts
{
    private StepFacts()
    {
    }

    /// <summary>Words that were typed in another form than the one they are compared in.</summary>
    public sealed record Normalized(IReadOnlyList<TypedForm> Forms) : StepFacts;

    /// <summary>What the query's syntax asks for.</summary>
    /// <param name="Operator">What it is.</param>
    /// <param name="Field">The field it is looked for in; null for everything.</param>
    public sealed record Syntax(SyntaxOperator Operator, string? Field) : StepFacts;

    /// <summary>Whether the query bears marks, and what they decide.</summary>
    public sealed record Marks(bool IsMarked, AccentMode Accents) : StepFacts;

    /// <summary>Words that were read as keystrokes.</summary>
    public sealed record Keys(IReadOnlyList<DecodedWord> Words) : StepFacts;

    /// <summary>What a symbol or date is compared by.</summary>
    public sealed record Meant(string Key) : StepFacts;

    /// <summary>Why another way to say it is searched.</summary>
    /// <param name="Documents">In how many documents it stands, about.</param>
    /// <param name="Beside">In how many it stands beside the query's words around it; null where it is no sense of an abbreviation.</param>
    /// <param name="IsLearnt">Whether the documents explain it themselves, rather than a list.</param>
    /// <param name="IsLinked">Whether it is near rather than the same, and only used where too little else is found.</param>
    /// <param name="Rejected">Senses the abbreviation also has, and that are not searched.</param>
    public sealed record Equivalent(int Documents, int? Beside, bool IsLearnt, bool IsLinked, IReadOnlyList<Sense> Rejected) : StepFacts;

    /// <summary>Readings of words whose marks were left out.</summary>
    public sealed record Restored(IReadOnlyList<RestoredWord> Words) : StepFacts;

    /// <summary>A likely slip.</summary>
    /// <param name="IsSearched">Whether what was likely meant is searched beside what was typed; else it is only offered where little is found.</param>
    public sealed record Slip(bool IsSearched) : StepFacts;

    /// <summary>What a word counts against others, above 0.</summary>
    public sealed record Weight(double Value) : StepFacts;

    /// <summary>How many of the words a document must have.</summary>
    /// <param name="Words">How many there are; a symbol or date is one.</param>
    /// <param name="Needed">How many a document must have.</param>
    /// <param name="Relaxed">How many where fewer than ten documents have as many; null where that does not change.</param>
    /// <param name="Loosely">Whether words with contradicted marks, or only near, count there as well.</param>
    /// <param name="Operators">How many operands bind whatever else matches.</param>
    public sealed record Match(int Words, int Needed, int? Relaxed, bool Loosely, int Operators) : StepFacts;
}

/// <param name="Form">In which way it was typed otherwise.</param>
/// <param name="Typed">As it was typed.</param>
/// <param name="Read">As it is compared.</param>
public sealed record TypedForm(WrittenForm Form, string Typed, string Read);

/// <summary>In which way a word can be typed otherwise than it is compared.</summary>
public enum WrittenForm
{
    /// <summary>Its marks stand apart from their letters (NFD, Windows-1258).</summary>
    Decomposed,

    /// <summary>With a letter that only looks like Đ.</summary>
    LookAlike,

    /// <summary>With characters nobody sees, which input methods leave behind.</summary>
    Invisible,

    /// <summary>In fullwidth letters or ligatures.</summary>
    Presentation,

    /// <summary>With its tone in another place: <c>hoà</c> for <c>hòa</c>.</summary>
    TonePlace,

    /// <summary>A number with separators or leading zeros.</summary>
    Number,
}

public enum SyntaxOperator { Phrase, Excluded, Either, Prefix, Field }

/// <param name="Typed">The keys.</param>
/// <param name="Meant">The word they make.</param>
/// <param name="TypedDocuments">In how many documents the keys themselves stand.</param>
/// <param name="MeantDocuments">In how many the word stands.</param>
public sealed record DecodedWord(string Typed, string Meant, int TypedDocuments, int MeantDocuments);

/// <param name="Text">What the abbreviation may stand for.</param>
/// <param name="Documents">In how many documents that stands, about.</param>
/// <param name="Beside">In how many beside the query's words around it.</param>
public sealed record Sense(string Text, int Documents, int Beside);

/// <param name="Typed">As it was typed.</param>
/// <param name="Read">The likeliest reading.</param>
/// <param name="Confidence">How sure that is, 0 to 1.</param>
/// <param name="IsShown">Whether it is sure enough to be told as what was understood; it orders the hits in any case.</param>
/// <param name="Others">Readings that are searched as well.</param>
public sealed record RestoredWord(string Typed, string Read, double Confidence, bool IsShown, IReadOnlyList<string> Others);
