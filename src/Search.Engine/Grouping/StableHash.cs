using Search.Analysis.Text;

namespace Search.Engine.Grouping;

/// <summary>A hash of 64 bits that is the same on every machine and in every version of the runtime, since the index keeps it.</summary>
internal static class StableHash
{
    public const ulong Start = 0xCBF29CE484222325;

    /// <summary>Goes on with a word; the order of words counts, and where one ends.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<char> word)
    {
        foreach (char unit in word)
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return Mix(hash ^ 0xFFFF);
    }

    /// <summary>Goes on with another hash.</summary>
    public static ulong Add(ulong hash, ulong next) => Mix(hash * 0x9E3779B97F4A7C15 + next);

    /// <summary>The hash of the words of a text, without accents, case and punctuation.</summary>
    public static ulong OfWords(TokenBuffer tokens)
    {
        ulong hash = Start;
        for (int i = 0; i < tokens.Count; i++)
        {
            hash = Add(hash, tokens.Folded(i));
        }

        return hash;
    }

    /// <summary>Spreads every bit over all (the finalizer of SplitMix64).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
