namespace Search.Analysis.Text;

/// <summary>
/// Cuts a text into tokens and gives each its folded and its canonical exact form, in one pass over the original. Index, query and
/// marks all go through here. Any string is accepted, lone surrogates and NUL included. Thread safe: no state.
/// </summary>
public static class Tokenizer
{
    /// <summary>Longest token in UTF-16 units of its form; a longer run is cut, so that no text makes a term the index refuses.</summary>
    public const int MaxTokenLength = 255;

    /// <summary>Tokenizes <paramref name="text"/> into <paramref name="tokens"/>, which is cleared first.</summary>
    public static void Tokenize(ReadOnlySpan<char> text, TokenBuffer tokens) => throw new NotImplementedException();
}
