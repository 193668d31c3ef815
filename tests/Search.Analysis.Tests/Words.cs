using Search.Analysis.Text;

namespace Search.Analysis.Tests;

/// <summary>Short ways to tokens for tests.</summary>
internal static class Words
{
    public static TokenBuffer Tokenize(string text)
    {
        TokenBuffer tokens = new();
        Tokenizer.Tokenize(text, tokens);
        return tokens;
    }

    /// <summary>The exact form of a text that is one token.</summary>
    public static string Exact(string word)
    {
        TokenBuffer tokens = Tokenize(word);
        tokens.Count.ShouldBe(1);
        return tokens.Exact(0).ToString();
    }

    public static string Join(string text, Func<TokenBuffer, int, string> show)
    {
        TokenBuffer tokens = Tokenize(text);
        return string.Join(" · ", Enumerable.Range(0, tokens.Count).Select(i => show(tokens, i)));
    }

    /// <summary>An exact form with its tone as a sign that can be read at the end of a word.</summary>
    public static string Legible(ReadOnlySpan<char> exact) => exact.ToString()
        .Replace('\u0300', '`').Replace('\u0301', '´').Replace('\u0303', '~').Replace('\u0309', '?').Replace('\u0323', '.');
}
