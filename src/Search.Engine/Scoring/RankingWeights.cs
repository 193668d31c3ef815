namespace Search.Engine.Scoring;

/// <summary>What counts how much. Found by measurement on one half of the judged queries and reported on the other (bench/relevance).</summary>
internal static class RankingWeights
{
    /// <summary>A pair of neighbours against a single syllable.</summary>
    public const float Pair = 0.5f;

    /// <summary>The title's own score against the score over everything.</summary>
    public const float Title = 0.2f;

    /// <summary>A word that says little by itself against others; its pairs count in full.</summary>
    public const float FunctionWord = 0.3f;

    /// <summary>All occurrences among recipients, captions, credits and boilerplate together against one in the body: lists of recipients name one body ten times.</summary>
    public const float Aside = 0.1f;

    /// <summary>The words together in the best passage against the words anywhere.</summary>
    public const float Passage = 1f;

    /// <summary>Of how many tokens a passage is.</summary>
    public const int PassageLength = 16;

    /// <summary>The words near the beginning of the text, where it says what it is about.</summary>
    public const float Beginning = 1.25f;

    /// <summary>How many tokens from the start a word counts half of what it counts there.</summary>
    public const float BeginningHalf = 80f;

    /// <summary>All the words near the beginning in the order of the query, as in a title that is typed from memory.</summary>
    public const float TypedTitle = 0.5f;

    /// <summary>Up to which token the words of such a title are looked for.</summary>
    public const int TypedTitleLength = 128;

    /// <summary>What an occurrence counts against an exact one.</summary>
    public static float Of(MatchGrade grade) => grade switch
    {
        MatchGrade.Exact => 1,
        MatchGrade.Variant => 0.9f,
        MatchGrade.Corrected => 0.8f,
        MatchGrade.Unaccented => 0.7f,
        MatchGrade.Compatible => 0.6f,
        MatchGrade.Equivalent => 0.5f,
        MatchGrade.Linked => 0.3f,
        _ => 0.1f,
    };

    /// <summary>The restored reading of a query typed without accents, on top of its folded form; times its confidence.</summary>
    public const float Restored = 0.3f;

    /// <summary>The document that bears the symbol, where nothing else is asked for: it comes first whatever else it says.</summary>
    public const float SymbolAlone = 1000f;

    /// <summary>The document that bears a symbol named among other words, where it agrees with those in front of the symbol.</summary>
    public const float SymbolBearer = 8f;

    /// <summary>A document that names the symbol asked for.</summary>
    public const float SymbolCited = 6f;
}
