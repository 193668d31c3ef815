namespace Search.Analysis.LegacyFonts;

/// <summary>TCVN3 has no capitals with a tone: <c>THÔNG BÁO</c> comes out of it as <c>THôNG BáO</c>. Thread safe: no state.</summary>
internal static class LegacyCapitals
{
    /// <summary>The line with those words in capitals that were meant so: a word whose plain letters are all capitals, at least two of them, beside a small
    /// letter with a mark, and its neighbours that have no small plain letter.</summary>
    public static string Restore(string line)
    {
        char[]? mended = null;
        int at = 0;
        while (at < line.Length)
        {
            int start = at, end = at;
            bool isSure = false, isOver = false;
            while (!isOver && at < line.Length && Word(line, ref at) is not { HasSmall: true } and var word)
            {
                isSure |= word is { Capitals: >= 2, HasSmallMarked: true };
                isOver = word.IsLast;
                end = at;
            }

            if (isSure)
            {
                mended ??= line.ToCharArray();
                for (int letter = start; letter < end; letter++)
                {
                    mended[letter] = char.ToUpperInvariant(mended[letter]);
                }
            }
        }

        return mended is null ? line : new string(mended);
    }

    // The letters of the next word, behind it what parts it from another; a comma and its like end the words that belong together.
    private static (int Capitals, bool HasSmall, bool HasSmallMarked, bool IsLast) Word(string line, ref int at)
    {
        int capitals = 0;
        bool hasSmall = false, hasSmallMarked = false, isLast = false;
        for (; at < line.Length && char.IsLetter(line[at]); at++)
        {
            capitals += char.IsAsciiLetterUpper(line[at]) ? 1 : 0;
            hasSmall |= char.IsAsciiLetterLower(line[at]);
            hasSmallMarked |= !char.IsAscii(line[at]) && char.IsLower(line[at]);
        }

        while (at < line.Length && !char.IsLetter(line[at]))
        {
            isLast |= line[at++] is ',' or ';' or ':' or '.' or '(' or ')';
        }

        return (capitals, hasSmall, hasSmallMarked, isLast);
    }
}
