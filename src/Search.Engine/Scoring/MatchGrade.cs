namespace Search.Engine.Scoring;

/// <summary>How an occurrence agrees with a word of the query, best first.</summary>
public enum MatchGrade : byte
{
    /// <summary>Letter for letter with all marks; or folded, where the query bears no marks.</summary>
    Exact,

    /// <summary>With the other of i and y.</summary>
    Variant,

    /// <summary>Another way to say it: an abbreviation and its words, a loanword's other spelling.</summary>
    Equivalent,

    /// <summary>The word that was likely meant where a slip was typed.</summary>
    Corrected,

    /// <summary>In a text written without accents.</summary>
    Unaccented,

    /// <summary>With marks that the query may have left out.</summary>
    Compatible,

    /// <summary>Something near, such as a unit that was merged into the one asked for; only where too few others are found.</summary>
    Linked,

    /// <summary>With other marks than were typed; only where too few others are found.</summary>
    Contradicted,
}
