namespace Indexer.Following;

public enum FollowerState
{
    /// <summary>Not running.</summary>
    Stopped,

    /// <summary>Another process holds the index; it applies, this one waits for its turn.</summary>
    Waiting,

    /// <summary>Applying changes.</summary>
    CatchingUp,

    /// <summary>Everything stored can be found.</summary>
    Following,

    /// <summary>The index cannot be kept up and is built anew; what could be found before still is, where it can be read.</summary>
    Rebuilding,

    /// <summary>The last attempt failed; it is tried again.</summary>
    Failing,
}

/// <summary>Where a follower stands. Immutable.</summary>
/// <param name="Sequence">The last sequence committed to the index by this follower; 0 before the first look.</param>
/// <param name="Error">What the last attempt failed at, or who holds the index; null while all is well.</param>
/// <param name="Since">When <paramref name="State"/> came about.</param>
public sealed record FollowerStatus(FollowerState State, long Sequence, string? Error, DateTimeOffset Since);
