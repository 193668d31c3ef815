namespace Search.Client;

/// <summary>What is asked of <c>GET /suggest</c>. Filters are those of <see cref="SearchQuery"/>: only what such documents hold is suggested.</summary>
public sealed record SuggestQuery
{
    /// <summary>What was typed so far (<c>q</c>), up to 512 UTF-16 units; nothing is suggested for an empty text.</summary>
    public string Text { get; init; } = "";

    /// <summary><c>notice</c>, <c>news</c> (<c>kind</c>).</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Who issued it (<c>issuer</c>).</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];

    /// <summary>Where it comes from (<c>source</c>).</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The most suggestions, 1 to 20; 8 where null (<c>size</c>).</summary>
    public int? Size { get; init; }
}
