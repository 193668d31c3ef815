using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Engine.Schema;

namespace Search.Engine.Grouping;

/// <summary>
/// Which documents of an index share a group key with another, the keys numbered from 0. Read once for a state of the caller's index, since most
/// documents share none and need not be looked at again. Immutable, thread safe.
/// </summary>
internal sealed class SharedKeys
{
    private readonly int[] first;
    private readonly int[] keys;

    private SharedKeys(int[] first, int[] keys, int count)
    {
        this.first = first;
        this.keys = keys;
        Count = count;
    }

    /// <summary>How many keys there are.</summary>
    public int Count { get; }

    /// <summary>The keys of a document, by its number in the reader.</summary>
    public ReadOnlySpan<int> Of(int doc) => keys.AsSpan(first[doc], first[doc + 1] - first[doc]);

    /// <summary>
    /// Reads the keys of all documents twice: 10 hashes of near-duplicates and one of the series each, held meanwhile in a table of all, and kept where shared.
    /// </summary>
    /// <exception cref="OperationCanceledException">Whoever asked has gone.</exception>
    public static SharedKeys Read(IndexReader reader, CancellationToken cancellation)
    {
        const int Once = -1;
        var numbers = new Dictionary<ulong, int>();
        int count = 0;
        foreach ((_, ulong key) in Keys(reader, cancellation))
        {
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out bool known);
            number = !known ? Once : number == Once ? count++ : number;
        }

        int[] first = new int[reader.MaxDoc + 1];
        var keys = new List<int>();
        int doc = 0;
        foreach ((int next, ulong key) in Keys(reader, cancellation))
        {
            int number = numbers[key];
            if (number != Once)
            {
                first.AsSpan(doc + 1, next - doc).Fill(keys.Count);
                doc = next;
                keys.Add(number);
            }
        }

        first.AsSpan(doc + 1).Fill(keys.Count);
        return new SharedKeys(first, [.. keys], count);
    }

    private static IEnumerable<(int Doc, ulong Key)> Keys(IndexReader reader, CancellationToken cancellation)
    {
        foreach (AtomicReaderContext leaf in reader.Leaves)
        {
            BinaryDocValues? packed = leaf.AtomicReader.GetBinaryDocValues(FieldNames.Groups);
            IBits? live = leaf.AtomicReader.LiveDocs;
            var value = new BytesRef();
            for (int doc = 0; packed is not null && doc < leaf.AtomicReader.MaxDoc; doc++)
            {
                if ((doc & 0xFFF) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                if (live?.Get(doc) == false)
                {
                    continue;
                }

                packed.Get(doc, value);
                foreach (ulong key in GroupKeys.Unpack(value))
                {
                    yield return (leaf.DocBase + doc, key);
                }
            }
        }
    }
}
