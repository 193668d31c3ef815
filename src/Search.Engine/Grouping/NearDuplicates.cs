using System.Numerics;
using Search.Analysis.Text;

namespace Search.Engine.Grouping;

/// <summary>
/// Keys that texts with nearly the same words share: MinHash (Broder, 1997) over the shingles of four words, without accents, case and
/// punctuation. Each key is the hash of several minima, so that of texts that share nine shingles of ten nearly all share a key, of those that share half hardly any.
/// One thread at a time.
/// </summary>
internal sealed class NearDuplicates
{
    /// <summary>A shorter text says too little to be told from others: <c>Xem tệp đính kèm</c>.</summary>
    public const int FewestWords = 50;

    private const int ShingleLength = 4;

    /// <summary>Texts that share s of their shingles share a key with the chance 1 − (1 − s^minima)^keys: s = .95: .999, .9: .96, .8: .51, .6: .02.</summary>
    private const int Keys = 10;

    private const int MinimaOfKey = 12;

    /// <summary>A few more than are used, so that every vector is full.</summary>
    private const int Minima = 128;

    private static readonly uint[] Offsets = [.. Enumerable.Range(1, Minima).Select(i => (uint)StableHash.Mix((ulong)i))];
    private static readonly uint[] Factors = [.. Enumerable.Range(1, Minima).Select(i => (uint)(StableHash.Mix((ulong)i) >> 32) | 1)];

    private readonly uint[] minima = new uint[Minima];

    /// <summary>The keys of a text; none of a short one.</summary>
    /// <param name="tokens">Its words.</param>
    /// <param name="apart">What must be the same besides for two texts to be duplicates.</param>
    public IEnumerable<ulong> Of(TokenBuffer tokens, ulong apart)
    {
        if (tokens.Count < FewestWords)
        {
            return [];
        }

        Array.Fill(minima, uint.MaxValue);
        Span<ulong> last = stackalloc ulong[ShingleLength];
        for (int i = 0; i < tokens.Count; i++)
        {
            last[i % ShingleLength] = StableHash.Add(StableHash.Start, tokens.Folded(i));
            if (i >= ShingleLength - 1)
            {
                ulong shingle = StableHash.Start;
                for (int word = 1; word <= ShingleLength; word++)
                {
                    shingle = StableHash.Add(shingle, last[(i + word) % ShingleLength]);
                }

                Lower((uint)(shingle >> 32));
            }
        }

        return minima.Chunk(MinimaOfKey).Take(Keys).Select((chunk, key) => chunk.Aggregate(StableHash.Add(apart, (ulong)key), (hash, next) => StableHash.Add(hash, next)));
    }

    /// <summary>Each permutation of the hashes is one of (hash xor offset) · odd factor.</summary>
    private void Lower(uint shingle)
    {
        var hash = new Vector<uint>(shingle);
        for (int i = 0; i < Minima; i += Vector<uint>.Count)
        {
            Vector.Min(new Vector<uint>(minima, i), (hash ^ new Vector<uint>(Offsets, i)) * new Vector<uint>(Factors, i)).CopyTo(minima, i);
        }
    }
}
