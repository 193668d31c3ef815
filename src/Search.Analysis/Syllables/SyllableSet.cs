using System.Runtime.CompilerServices;
using Search.Analysis.Text;

namespace Search.Analysis.Syllables;

/// <summary>The folded syllables as packed keys in an open-addressed table, for the tokenizer's inner loop. Thread safe: immutable.</summary>
internal static class SyllableSet
{
    /// <summary>Letters of the longest syllable, <c>nghieng</c>.</summary>
    public const int MaxLength = 7;

    private const int Bits = 14;
    private static readonly ulong[] Slots = Build();

    /// <summary>Adds one folded letter a–z to a key; start with 0. A letter of 0 makes a key that no syllable has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Append(ulong key, uint letter) => (key << 5) | (letter & 0x1F);

    /// <summary>Whether the letters of a key, <paramref name="length"/> of them, are a possible syllable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(ulong key, int length)
    {
        if ((uint)(length - 1) >= MaxLength)
        {
            return false;
        }

        key |= (ulong)length << 40;
        ulong[] slots = Slots;
        for (int slot = SlotOf(key); ; slot = (slot + 1) & ((1 << Bits) - 1))
        {
            ulong found = slots[slot];
            if (found == key)
            {
                return true;
            }

            if (found == 0)
            {
                return false;
            }
        }
    }

    private static int SlotOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> (64 - Bits));

    private static ulong[] Build()
    {
        ulong[] slots = new ulong[1 << Bits];
        foreach (string syllable in Rhymes.Syllables())
        {
            ulong key = 0;
            foreach (char letter in syllable)
            {
                key = Append(key, CharTable.Fold(letter));
            }

            key |= (ulong)syllable.Length << 40;
            int slot = SlotOf(key);
            while (slots[slot] != 0 && slots[slot] != key)
            {
                slot = (slot + 1) & ((1 << Bits) - 1);
            }

            slots[slot] = key;
        }

        return slots;
    }
}
