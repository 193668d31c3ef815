namespace CrashSuite.PowerCuts;

/// <summary>What a power cut does to what was not synced.</summary>
internal sealed class Loss
{
    private readonly Random random;
    private readonly Way way;

    private Loss(Random random, Way way)
    {
        this.random = random;
        this.way = way;
    }

    private enum Way
    {
        /// <summary>Nothing unsynced is left: the disk kept all in its memory.</summary>
        All,

        /// <summary>Everything is left.</summary>
        Nothing,

        /// <summary>The first changes of each file and folder are left, the last of them perhaps in part.</summary>
        Tail,

        /// <summary>Any changes of each file and folder are left: the disk wrote in its own order.</summary>
        Some,
    }

    public static Loss Choose(Random random) => new(random, (Way)random.Next(4));

    /// <summary>Those of unsynced changes that are left, in order.</summary>
    public List<T> Survivors<T>(List<T> changes) => way switch
    {
        Way.All => [],
        Way.Nothing => changes,
        Way.Tail => changes[..random.Next(changes.Count + 1)],
        _ => [.. changes.Where(_ => random.Next(2) == 0)],
    };

    /// <summary>The last write may have been under way.</summary>
    public List<Change> Torn(List<Change> changes)
    {
        if (way is Way.Tail or Way.Some && changes is [.., { Bytes: { } bytes } last])
        {
            changes[^1] = last with { Bytes = bytes[..random.Next(bytes.Length + 1)] };
        }

        return changes;
    }

    public override string ToString() => $"lost of the unsynced: {way}";
}
