using Search.Analysis.Text;

namespace Indexer.Evaluation;

/// <summary>One slip of the fingers in the longest syllable: a neighbouring key, two letters swapped, one missing or one doubled.</summary>
internal static class KeyboardSlip
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    public static string Make(string text, Random random)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        int longest = -1;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Number && (longest < 0 || tokens.Folded(i).Length > tokens.Folded(longest).Length))
            {
                longest = i;
            }
        }

        if (longest < 0 || tokens.Folded(longest).Length < 2)
        {
            return text;
        }

        Token token = tokens[longest];
        return text[..token.Start] + Slip(text[token.Start..token.End], random) + text[token.End..];
    }

    private static string Slip(string word, Random random)
    {
        int at = random.Next(word.Length);
        switch (random.Next(4))
        {
            case 0 when Neighbour(word[at], random) is { } key:
                return word[..at] + key + word[(at + 1)..];
            case 1 when at + 1 < word.Length && word[at] != word[at + 1]:
                return word[..at] + word[at + 1] + word[at] + word[(at + 2)..];
            case 2:
                return word.Remove(at, 1);
            default:
                return word.Insert(at, word[at].ToString());
        }
    }

    private static char? Neighbour(char letter, Random random)
    {
        char key = char.ToLowerInvariant(letter);
        foreach (string row in Rows)
        {
            int at = row.IndexOf(key, StringComparison.Ordinal);
            if (at >= 0)
            {
                int side = at == 0 ? 1 : at == row.Length - 1 || random.Next(2) == 0 ? -1 : 1;
                return row[at + side];
            }
        }

        return null;
    }
}
