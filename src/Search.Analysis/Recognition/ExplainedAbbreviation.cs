using System.Buffers;
using Search.Analysis.Text;

namespace Search.Analysis.Recognition;

/// <summary>An abbreviation that a text explains itself: <c>Ban Thường vụ (BTV)</c>.</summary>
/// <param name="At">Position of the abbreviation's token.</param>
/// <param name="First">Position of the first word it stands for.</param>
/// <param name="Count">How many words, at least 2.</param>
public readonly record struct ExplainedAbbreviation(int At, int First, int Count)
{
    private const int FewestLetters = 2;
    private const int MostLetters = 8;
    private const int MostSkipped = 3;

    /// <summary>How far the closing bracket may be: <c>(sau đây gọi tắt là …)</c>.</summary>
    private const int Furthest = 48;

    private static readonly SearchValues<char> Joins = SearchValues.Create(" \u00A0,-–(\"“");

    private static readonly string[] Introductions = ["viet tat la", "goi tat la", "sau day goi tat la", "sau day viet tat la", "sau day goi la", "goi la"];

    /// <summary>Words whose initials an abbreviation may leave out.</summary>
    private static readonly string[] LeftOut = ["va", "cua", "ve", "cac", "cho", "trong", "tren", "voi"];

    /// <summary>Finds them in a text: capitals in brackets, each the initial of a word before the bracket. <paramref name="into"/> is not cleared.</summary>
    /// <param name="text">The text that was tokenized.</param>
    /// <param name="tokens">All its tokens.</param>
    /// <param name="into">Where they are added, in the order of the text.</param>
    public static void Find(ReadOnlySpan<char> text, TokenBuffer tokens, List<ExplainedAbbreviation> into)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(into);
        int at = 0;
        for (int open = text.IndexOf('('); open >= 0;)
        {
            ReadOnlySpan<char> inside = text[(open + 1)..Math.Min(text.Length, open + Furthest)];
            int length = inside.IndexOf(')');
            if (length >= FewestLetters)
            {
                at = FirstTokenFrom(tokens, at, open);
                if (TryRead(text, tokens, at, open + 1 + length, out ExplainedAbbreviation found))
                {
                    into.Add(found);
                }
            }

            int next = text[(open + 1)..].IndexOf('(');
            open = next < 0 ? -1 : open + 1 + next;
        }
    }

    private static int FirstTokenFrom(TokenBuffer tokens, int low, int start)
    {
        int high = tokens.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = tokens[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Reads the bracket whose first token is <paramref name="inside"/>.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, TokenBuffer tokens, int inside, int close, out ExplainedAbbreviation found)
    {
        found = default;
        int at = inside;
        while (at + 1 < tokens.Count && tokens[at + 1].End <= close)
        {
            at++;
        }

        if (at >= tokens.Count || tokens[at].End > close || !IsCapitals(text[tokens[at].Start..tokens[at].End]) || (at > inside && !IsIntroduction(tokens, inside, at)))
        {
            return false;
        }

        ReadOnlySpan<char> initials = tokens.Exact(at);
        int word = inside - 1;
        int skipped = 0;
        for (int letter = initials.Length - 1; letter >= 0; word--)
        {
            if (word < 0 || tokens[word].Kind == TokenKind.Number || !IsBeside(text, tokens, word))
            {
                return false;
            }

            if (IsInitial(tokens.Exact(word)[0], initials[letter]))
            {
                letter--;
            }
            else if (letter == initials.Length - 1 || ++skipped > MostSkipped || !LeftOut.Contains(tokens.Folded(word).ToString()))
            {
                return false;
            }
        }

        found = new ExplainedAbbreviation(at, word + 1, inside - word - 1);
        return true;
    }

    private static bool IsInitial(char word, char letter) => word == letter || CharTable.Fold(word) == letter;

    private static bool IsCapitals(ReadOnlySpan<char> written)
    {
        foreach (char unit in written)
        {
            if (!char.IsUpper(unit))
            {
                return false;
            }
        }

        return written.Length is >= FewestLetters and <= MostLetters;
    }

    private static bool IsIntroduction(TokenBuffer tokens, int first, int end)
    {
        string said = string.Join(' ', Enumerable.Range(first, end - first).Select(i => tokens.Folded(i).ToString()));
        return Introductions.Contains(said);
    }

    /// <summary>Whether nothing but blanks, a comma, a dash or the bracket parts a word from the next.</summary>
    private static bool IsBeside(ReadOnlySpan<char> text, TokenBuffer tokens, int word) =>
        text[tokens[word].End..tokens[word + 1].Start] is var between && between.Length <= 4 && between.IndexOfAnyExcept(Joins) < 0;
}
