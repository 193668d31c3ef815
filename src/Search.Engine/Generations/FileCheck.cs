using Lucene.Net.Index;

namespace Search.Engine.Generations;

/// <summary>
/// Reads every file of an open reader: its checksums, then what is in it. Works beside a writer, because files that are open stay.
/// </summary>
internal static class FileCheck
{
    /// <summary>What is damaged, a sentence for each segment; nothing for a sound one.</summary>
    public static IEnumerable<string> Faults(DirectoryReader reader, CancellationToken cancellation)
    {
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Fault(leaf.AtomicReader, cancellation) is { } fault)
            {
                yield return Told(leaf, reader, fault);
            }
        }
    }

    /// <summary>Compares every file with its checksum, which finds bits that turned over where nobody reads. Far cheaper than <see cref="Faults"/>: it only reads.</summary>
    /// <returns>The first damage; null where there is none.</returns>
    public static string? ChecksumFault(DirectoryReader reader, CancellationToken cancellation)
    {
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                leaf.AtomicReader.CheckIntegrity();
            }
            catch (Exception fault)
            {
                return Told(leaf, reader, fault);
            }
        }

        return null;
    }

    private static string Told(AtomicReaderContext leaf, DirectoryReader reader, Exception fault) =>
        $"{((SegmentReader)leaf.AtomicReader).SegmentName} in '{reader.Directory}': {fault.Message}";

    private static Exception? Fault(AtomicReader segment, CancellationToken cancellation)
    {
        try
        {
            segment.CheckIntegrity();
            cancellation.ThrowIfCancellationRequested();
            return CheckIndex.TestFieldNorms(segment, TextWriter.Null).Error
                ?? CheckIndex.TestPostings(segment, TextWriter.Null).Error
                ?? CheckIndex.TestStoredFields(segment, TextWriter.Null).Error
                ?? CheckIndex.TestDocValues(segment, TextWriter.Null).Error;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return fault;
        }
    }
}
