using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>Tokens in a buffer of the thread's own, so that short lines cost no memory.</summary>
internal static class ThreadTokens
{
    [ThreadStatic]
    private static TokenBuffer? buffer;

    /// <summary>The tokens of a text; good until this is called again on the same thread.</summary>
    public static TokenBuffer Of(ReadOnlySpan<char> text)
    {
        buffer ??= new TokenBuffer();
        buffer.Clear();
        Tokenizer.Tokenize(text, buffer);
        return buffer;
    }
}
