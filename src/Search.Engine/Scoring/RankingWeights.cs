namespace Search.Engine.Scoring;

/// <summary>What counts how much. Found by measurement on one half of the judged queries and reported on the other (bench/relevance).</summary>
internal static class RankingWeights
{
    /// <summary>A pair of neighbours against a single syllable.</summary>
    public const float Pair = 0.5f;

    /// <summary>The title's own score against the score over everything.</summary>
    public const float Title = 0.2f;

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

    /// <summary>The document that bears a symbol named among other words.</summary>
    public const float SymbolBearer = 8f;

    /// <summary>A document that names the symbol asked for.</summary>
    public const float SymbolCited = 2f;
}
