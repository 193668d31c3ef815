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
        var ends = new List<int>();
        int start = 0;
        for (int at = 0; at < letters.Count; at++)
        {
            if (at < letters.Count - 1 && !parts[at])
            {
                continue;
            }

            if (IsSingle(letters, start, at))
            {
                ends.Add(at);
            }
            else
            {
                Join(ends, gaps, parts);
                ends.Clear();
            }

            start = at + 1;
        }

        Join(ends, gaps, parts);
    }

    private static void Join(List<int> ends, ReadOnlySpan<double> gaps, Span<bool> parts)
    {
        if (ends.Count < LeastLetters)
        {
            return;
        }

        var inner = new double[ends.Count - 1];
        for (int at = 0; at < inner.Length; at++)
        {
            inner[at] = gaps[ends[at]];
        }

        double usual = inner.Order().ElementAt(inner.Length / 2);
        for (int at = 0; at < inner.Length; at++)
        {
            parts[ends[at]] = inner[at] > Wider * usual;
        }
    }

    // A capital; in VNI's encoding with its mark behind it.
    private static bool IsSingle(IReadOnlyList<string> letters, int start, int end) =>
        IsCapital(letters[start]) && (end == start || (end == start + 1 && IsCapital(letters[end]) && letters[end][0] is >= '\u00C0' and <= '\u00FF'));

    private static bool IsCapital(string letter) => letter.Length > 0 && char.IsUpper(letter[0]);
}
