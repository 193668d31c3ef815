namespace SearchApi.Writing;

/// <summary>The bytes of one document's body, and its share of the memory that all may take. Used by one request.</summary>
internal sealed class SingleBody(WriteLimits limits) : IDisposable
{
    private const int First = 64 * 1024;

    private byte[] bytes = [];
    private int length;
    private long taken;

    /// <summary>What became of reading.</summary>
    public enum End
    {
        /// <summary>All was read.</summary>
        Whole,

        /// <summary>It is larger than a document may be.</summary>
        TooLarge,

        /// <summary>There is no memory for it now.</summary>
        NoRoom,
    }

    /// <summary>What was read, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            ReadOnlySpan<byte> all = bytes.AsSpan(0, length);
            return all.StartsWith("\uFEFF"u8) ? all[3..] : all;
        }
    }

    /// <summary>Reads to the end, or to the first limit.</summary>
    /// <param name="expected">How long the body says it is; null where it does not.</param>
    public async Task<End> ReadAsync(Stream body, long? expected, CancellationToken cancellation)
    {
        if (expected > WriteOptions.MaxDocument)
        {
            return End.TooLarge;
        }

        // One byte more than said tells that the end was reached.
        int room = (int)Math.Max(First, expected + 1 ?? 0);
        while (true)
        {
            if (!limits.TryTake(room - bytes.Length))
            {
                return End.NoRoom;
            }

            taken += room - bytes.Length;
            Array.Resize(ref bytes, room);
            int read = await body.ReadAtLeastAsync(bytes.AsMemory(length), bytes.Length - length, throwOnEndOfStream: false, cancellation);
            length += read;
            if (length < bytes.Length)
            {
                return End.Whole;
            }

            if (length > WriteOptions.MaxDocument)
            {
                return End.TooLarge;
            }

            room = Math.Min(bytes.Length * 2, WriteOptions.MaxDocument + 1);
        }
    }

    /// <summary>Gives its share of the memory back.</summary>
    public void Dispose()
    {
        limits.Give(taken);
        taken = 0;
    }
}
