using Lucene.Net.Index;

namespace Search.Engine.Generations;

/// <summary>Tells damaged index files from other failures.</summary>
internal static class IndexDamage
{
    // How the package's messages begin where what it read is not what it wrote (CodecUtil and DataInput of 4.8.0-beta00017).
    private static readonly string[] ContentFaults = ["codec header mismatch", "codec mismatch", "codec footer mismatch", "checksum failed", "did not read all bytes", "Invalid VInt", "Version: "];

    /// <summary>
    /// Whether a failure says that files of the index are damaged or gone. A file that breaks off is told in several ways, one of them a plain
    /// <see cref="IOException"/>.
    /// </summary>
    public static bool Is(Exception fault) => fault switch
    {
        IndexDamagedException or CorruptIndexException or EndOfStreamException or FileNotFoundException or DirectoryNotFoundException => true,
        IOException when fault.Message.Contains("past EOF", StringComparison.OrdinalIgnoreCase) || ContentFaults.Any(start => fault.Message.StartsWith(start, StringComparison.Ordinal)) => true,
        MergePolicy.MergeException or AggregateException when fault.InnerException is { } inner => Is(inner),
        _ => false,
    };

    /// <summary>As <see cref="Is"/> while an index is opened: there, whatever reading garbage leads to is damage too.</summary>
    public static bool IsWhileOpening(Exception fault) => Is(fault)
        || fault is ArgumentException or IndexOutOfRangeException or InvalidDataException or FormatException or KeyNotFoundException or OverflowException
            or NullReferenceException or NotSupportedException or OutOfMemoryException
        || (fault is InvalidOperationException and not ObjectDisposedException);

    /// <summary>What to tell of it.</summary>
    public static IndexDamagedException Told(Exception fault, string where) => fault as IndexDamagedException
        ?? new IndexDamagedException($"The index in '{where}' is damaged ({fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Whoever holds the index builds it anew from the store.", fault);
}
