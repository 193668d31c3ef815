namespace SearchApi.Writing;

/// <summary>Bounds what pushed documents may take of the memory while they are read. Thread safe.</summary>
internal sealed class WriteLimits
{
    /// <summary>Bytes of single documents that are being read or written.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Streams of documents at once; each holds a line, a batch and the results that its caller has not taken yet.</summary>
    public const int MostStreams = 8;

    private long bytes;
    private int streams;

    /// <summary>Takes part of the memory; false where there is none left.</summary>
    public bool TryTake(long count)
    {
        if (Interlocked.Add(ref bytes, count) <= MostBytes)
        {
            return true;
        }

        Interlocked.Add(ref bytes, -count);
        return false;
    }

    /// <summary>Gives back what was taken.</summary>
    public void Give(long count) => Interlocked.Add(ref bytes, -count);

    /// <summary>Begins a stream; false where there are enough.</summary>
    public bool TryBeginStream()
    {
        if (Interlocked.Increment(ref streams) <= MostStreams)
        {
            return true;
        }

        Interlocked.Decrement(ref streams);
        return false;
    }

    /// <summary>Ends a stream that was begun.</summary>
    public void EndStream() => Interlocked.Decrement(ref streams);
}
