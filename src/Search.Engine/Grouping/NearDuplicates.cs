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

    /// <summary>Texts whose shares of shingles in common is s share a key with 1 − (1 − s^minima)^keys: s = 0.95: .999, 0.9: .95, 0.8: .44, 0.6: .02.</summary>
    private const int Keys = 10;

    private const int MinimaOfKey = 13;

    private static readonly ulong[] Factors = [.. Enumerable.Range(1, Keys * MinimaOfKey).Select(i => StableHash.Mix((ulong)i * 0x9E3779B97F4A7C15) | 1)];

    private readonly ulong[] minima = new ulong[Factors.Length];

    /// <summary>The keys of a text; none of a short one.</summary>
    /// <param name="tokens">Its words.</param>
    /// <param name="apart">What must be the same besides for two texts to be duplicates.</param>
    public IEnumerable<ulong> Of(TokenBuffer tokens, ulong apart)
    {
        if (tokens.Count < FewestWords)
        {
            return [];
        }

        Array.Fill(minima, ulong.MaxValue);
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

                Lower(shingle);
            }
        }

        return minima.Chunk(MinimaOfKey).Select((chunk, key) => chunk.Aggregate(StableHash.Add(apart, (ulong)key), StableHash.Add));
    }

    private void Lower(ulong shingle)
    {
        ulong[] kept = minima;
        ulong[] factors = Factors;
        for (int i = 0; i < kept.Length; i++)
        {
            ulong hash = shingle * factors[i];
            if (hash < kept[i])
            {
                kept[i] = hash;
            }
        }
    }
}
