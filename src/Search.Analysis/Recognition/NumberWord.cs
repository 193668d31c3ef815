namespace Search.Analysis.Recognition;

/// <summary>Months and quarters as words or Roman numerals, behind <c>tháng</c> or <c>quý</c>.</summary>
internal static class NumberWord
{
    private static readonly string[][] Months =
    [
        ["giêng", "môt\u0323"], ["hai"], ["ba"], ["tư", "bôn\u0301"], ["năm"], ["sau\u0301"], ["bay\u0309"], ["tam\u0301"], ["chin\u0301"], ["mươi\u0300"], ["mươi\u0300 môt\u0323"], ["chap\u0323", "mươi\u0300 hai"],
    ];

    private static readonly string[][] Quarters = [["i", "môt\u0323", "nhât\u0301"], ["ii", "hai"], ["iii", "ba"], ["iv", "tư", "bôn\u0301"]];

    /// <summary>The month at a position, 0 where there is none, and of how many words.</summary>
    public static int MonthAt(Passage passage, int at, out int words) => Find(Months, passage, at, out words);

    /// <summary>The quarter of a year at a position, 0 where there is none, and of how many words.</summary>
    public static int QuarterAt(Passage passage, int at, out int words) => Find(Quarters, passage, at, out words);

    private static int Find(string[][] numbers, Passage passage, int at, out int words)
    {
        // The longest: mười hai, not mười.
        int found = 0;
        words = 0;
        for (int number = 1; number <= numbers.Length; number++)
        {
            foreach (string way in numbers[number - 1])
            {
                string[] parts = way.Split(' ');
                if (parts.Length > words && Stands(passage, at, parts))
                {
                    (found, words) = (number, parts.Length);
                }
            }
        }

        return found;
    }

    private static bool Stands(Passage passage, int at, string[] parts)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (!passage.Is(at + i, parts[i]))
            {
                return false;
            }
        }

        return true;
    }
}
