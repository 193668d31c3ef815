namespace Search.Analysis.Text;

/// <summary>
/// The tokens of one text with both forms of each, filled by <see cref="Tokenizer"/>. Meant to be used again and again; not thread safe.
/// The index of a token is its position.
/// </summary>
public sealed class TokenBuffer
{
    // A document may have thousands of short values, each in a buffer of its own; a text's buffer grows once and is used again.
    private const int FewTokens = 8;
    private const int FewCharacters = (2 * Tokenizer.FormRoom) + 256;

    private Token[] tokens = new Token[FewTokens];
    private char[] forms = new char[FewCharacters];
    private int formsLength;

    public int Count { get; private set; }

    public ref readonly Token this[int position] => ref tokens[position];

    /// <summary>The folded form: base letters of Vietnamese in lower case; canonical digits of a number.</summary>
    public ReadOnlySpan<char> Folded(int position)
    {
        ref readonly Token token = ref tokens[position];
        return forms.AsSpan(token.FoldedAt, token.FoldedLength);
    }

    /// <summary>
    /// The canonical exact form: letters with their quality, then the tone, if any, as a last character that is a combining mark
    /// (U+0300 huyền, U+0301 sắc, U+0303 ngã, U+0309 hỏi, U+0323 nặng). Equal to <see cref="Folded"/> for an unmarked token.
    /// </summary>
    public ReadOnlySpan<char> Exact(int position)
    {
        ref readonly Token token = ref tokens[position];
        return forms.AsSpan(token.ExactAt, token.ExactLength);
    }

    /// <summary>Empties the buffer, and gives back memory that an unusually large text took.</summary>
    public void Clear()
    {
        Count = 0;
        formsLength = 0;
        if (forms.Length > 1 << 20)
        {
            tokens = new Token[FewTokens];
            forms = new char[FewCharacters];
        }
    }

    /// <summary>Room for a folded form at the end of the forms; what is written there counts once <see cref="Add"/> is called.</summary>
    internal Span<char> Room(int length)
    {
        while (formsLength + (2 * length) > forms.Length)
        {
            Array.Resize(ref forms, forms.Length * 2);
        }

        return forms.AsSpan(formsLength, length);
    }

    /// <summary>Adds a token whose folded form stands in the <see cref="Room"/> asked for last.</summary>
    internal void Add(int start, int end, TokenKind kind, int foldedLength, ReadOnlySpan<char> exact, bool isMarked)
    {
        if (Count == tokens.Length)
        {
            Array.Resize(ref tokens, tokens.Length * 2);
        }

        int foldedAt = formsLength;
        int exactAt = foldedAt;
        int exactLength = foldedLength;
        formsLength += foldedLength;
        if (isMarked)
        {
            exactAt = formsLength;
            exactLength = exact.Length;
            exact.CopyTo(forms.AsSpan(formsLength));
            formsLength += exactLength;
        }

        tokens[Count++] = new Token(start, end, kind, isMarked)
        {
            FoldedAt = foldedAt,
            FoldedLength = foldedLength,
            ExactAt = exactAt,
            ExactLength = exactLength,
        };
    }
}
