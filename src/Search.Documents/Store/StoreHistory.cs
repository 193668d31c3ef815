namespace Search.Documents.Store;

/// <summary>
/// How long a store remembers deletions. A deleted document leaves a tombstone, so that every follower learns of it; tombstones are forgotten after
/// <see cref="Kept"/>, or they would grow without bound. A follower that was away for longer builds its index anew
/// (<see cref="IDocumentStore.ForgottenSequenceAsync"/>).
/// </summary>
public static class StoreHistory
{
    /// <summary>How long a deletion is remembered at least, by the clock of who writes: 30 days.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);
}

/// <summary>When it is time to forget old deletions: with the deletions themselves, since nothing else makes tombstones. Not thread safe.</summary>
internal sealed class ForgettingTurns(TimeProvider time)
{
    /// <summary>Tombstones forgotten in one transaction, so that none takes long.</summary>
    public const int AtOnce = 10_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>What is older may be forgotten now; null where it is not yet time to look again.</summary>
    public DateTimeOffset? Due() => time.GetUtcNow() is var now && now >= next ? now - StoreHistory.Kept : null;

    /// <summary>Says how many were forgotten; where there may be more, the next turn comes at once.</summary>
    public void Took(int forgotten) => next = forgotten < AtOnce ? time.GetUtcNow() + Pause : DateTimeOffset.MinValue;
}
