namespace Indexer.Extraction.Pdf;

/// <summary>Headings whose letters were typed with blanks between them: <c>Q U Y Ế T   Đ Ị N H</c>.</summary>
internal static class LetterSpacing
{
    private const int LeastLetters = 3;

    // Between words stands more than between letters.
    private const double Wider = 1.6;

    /// <summary>Takes the parting off between capitals that stand one by one, but where the gap is a wider one.</summary>
    /// <param name="letters">What each glyph says.</param>
    /// <param name="gaps">The gap behind each glyph but the last.</param>
    /// <param name="parts">Whether a word ends behind each glyph but the last; changed.</param>
    public static void Join(IReadOnlyList<string> letters, ReadOnlySpan<double> gaps, Span<bool> parts)
    {
        int start = 0;
        while (start < letters.Count)
        {
            int end = start;
            while (end < letters.Count && IsSingle(letters, parts, end))
            {
                end++;
            }

            if (end - start >= LeastLetters)
            {
                double[] inner = gaps[start..(end - 1)].ToArray();
                double usual = inner.Order().ElementAt(inner.Length / 2);
                for (int at = start; at < end - 1; at++)
                {
                    parts[at] = gaps[at] > Wider * usual;
                }
            }

            start = end + 1;
        }
    }

    private static bool IsSingle(IReadOnlyList<string> letters, ReadOnlySpan<bool> parts, int at) =>
        letters[at].Length > 0 && char.IsUpper(letters[at][0]) && (at == 0 || parts[at - 1]) && (at == letters.Count - 1 || parts[at]);
}
