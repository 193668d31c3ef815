namespace Search.Engine.Scoring;

/// <summary>
/// A field's length in one byte: exact up to 40 tokens, then with four significant bits (error under 7 %). Lucene 4's own byte keeps three bits
/// of the square root, which cannot tell a title of 9 words from one of 11.
/// </summary>
internal static class LengthNorm
{
    private const int Exact = 40;
    private static readonly int[] Lengths = BuildLengths();

    /// <summary>The length a byte stands for.</summary>
    public static int Decode(byte norm) => Lengths[norm];

    public static byte Encode(int length)
    {
        int found = Array.BinarySearch(Lengths, Math.Max(0, length));
        return (byte)(found >= 0 ? found : Math.Min(~found - 1, 255));
    }

    private static int[] BuildLengths()
    {
        var lengths = new int[256];
        for (int i = 0; i < lengths.Length; i++)
        {
            // Steps double every eight bytes from 40 on, as in a float with three stored bits of mantissa.
            lengths[i] = i < Exact ? i : checked((int)Math.Min(int.MaxValue - 1L, Exact + Mantissa(i - Exact)));
        }

        return lengths;
    }

    private static long Mantissa(int step) => ((8L + step % 8) << Math.Min(step / 8, 40)) * 4 - 32;
}
