namespace Search.Engine.Suggesting;

/// <summary>Tells whether what a text opens it also closes. No state.</summary>
internal static class Balance
{
    private const string Opening = "([{«";
    private const string Closing = ")]}»";
    private const string Quotes = "\"“”„";
    private const string SingleQuotes = "'‘’";

    /// <summary>Whether every bracket and quotation mark has its other: a group cut within them reads as broken (<c>U23 Malaysia (18</c>, <c>'Bố già của mọi</c>).</summary>
    public static bool IsKept(string text)
    {
        int open = 0;
        int quotes = 0;
        int singles = 0;
        for (int i = 0; i < text.Length && open >= 0; i++)
        {
            open += Opening.Contains(text[i]) ? 1 : Closing.Contains(text[i]) ? -1 : 0;
            quotes += Quotes.Contains(text[i]) ? 1 : 0;
            singles += SingleQuotes.Contains(text[i]) && !IsApostrophe(text, i) ? 1 : 0;
        }

        return open == 0 && quotes % 2 == 0 && singles % 2 == 0;
    }

    /// <summary>Within a word, as in <c>O'Neill</c>.</summary>
    private static bool IsApostrophe(string text, int at) => at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);
}
