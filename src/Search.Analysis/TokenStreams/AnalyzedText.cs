using Search.Analysis.Recognition;
using Search.Analysis.Text;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// What one shared token pass found in the values of a document's field; every token stream of the field reads from it.
/// Meant to be used again and again; not thread safe.
/// </summary>
public sealed class AnalyzedText
{
    /// <summary>Positions left free between two values, so that no phrase or pair spans them.</summary>
    public const int Gap = 16;

    /// <summary>The position from which on the words of asides stand, behind all others: so they make no passage and no beginning of the text.</summary>
    public const int FirstAside = 1 << 24;

    /// <summary>A text with fewer syllables is too short to tell that its accents were left out.</summary>
    private const int FewestSyllables = 12;

    /// <summary>Running Vietnamese bears a mark on three syllables of four; a text below this share was written without.</summary>
    private const double UnaccentedShare = 0.04;

    // Buffers for so many values are kept from one document to the next.
    private const int MostKept = 256;

    private readonly List<AnalyzedValue> values = [];
    private readonly List<TokenRun> body = [];
    private readonly List<TokenRun> asides = [];
    private int used;

    /// <summary>The values added since <see cref="Clear"/>, in order.</summary>
    public ReadOnlySpan<AnalyzedValue> Values => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)[..used];

    /// <summary>Whether any token stands in an aside.</summary>
    public bool HasAsides => asides.Count > 0;

    /// <summary>Neighbouring tokens that are no aside, in the order of the text.</summary>
    internal IReadOnlyList<TokenRun> Body => body;

    /// <summary>Neighbouring tokens of one aside each.</summary>
    internal IReadOnlyList<TokenRun> Asides => asides;

    public void Clear()
    {
        used = 0;
        if (values.Count > MostKept)
        {
            values.RemoveRange(MostKept, values.Count - MostKept);
        }

        body.Clear();
        asides.Clear();
    }

    /// <summary>The terms of the abbreviations that the values explain, each once.</summary>
    public IReadOnlySet<string> ExplainedTerms()
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (AnalyzedValue value in Values)
        {
            foreach (ExplainedAbbreviation explained in value.Abbreviations)
            {
                terms.UnionWith(TermForms.Explained(value.Tokens, explained));
            }
        }

        return terms;
    }

    /// <summary>Tokenizes a value.</summary>
    /// <param name="text">The value.</param>
    /// <param name="year">Completes dates written without one.</param>
    /// <param name="aside">UTF-16 ranges that stand beside what the value says, ordered and apart.</param>
    /// <returns>What was found; valid until <see cref="Clear"/>.</returns>
    public AnalyzedValue Add(ReadOnlySpan<char> text, int? year = null, params ReadOnlySpan<(int Start, int End)> aside)
    {
        if (used == values.Count)
        {
            values.Add(new AnalyzedValue());
        }

        AnalyzedValue value = values[used++];
        value.Annotations.Clear();
        Tokenizer.Tokenize(text, value.Tokens);
        Recognizer.Find(text, value.Tokens, value.Annotations);
        value.Abbreviations.Clear();
        ExplainedAbbreviation.Find(text, value.Tokens, value.Abbreviations);
        value.Year = year;
        value.IsUnaccented = LacksAccents(value.Tokens);
        AddRuns(value, aside);
        return value;
    }

    private void AddRuns(AnalyzedValue value, ReadOnlySpan<(int Start, int End)> ranges)
    {
        int token = 0;
        foreach ((int start, int end) in ranges)
        {
            AddRun(body, value, ref token, start);
            AddRun(asides, value, ref token, end);
        }

        AddRun(body, value, ref token, int.MaxValue);
    }

    private static void AddRun(List<TokenRun> runs, AnalyzedValue value, ref int token, int end)
    {
        int first = token;
        while (token < value.Tokens.Count && value.Tokens[token].Start < end)
        {
            token++;
        }

        if (token > first)
        {
            runs.Add(new TokenRun(value, first, token));
        }
    }

    /// <summary>Whether a text of some length is Vietnamese written without accents.</summary>
    public static bool LacksAccents(TokenBuffer tokens)
    {
        int syllables = 0;
        int marked = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == TokenKind.Syllable)
            {
                syllables++;
            }

            if (tokens[i].IsMarked)
            {
                marked++;
            }
        }

        return syllables >= FewestSyllables && marked < syllables * UnaccentedShare;
    }
}

/// <summary>One value of a field, analyzed.</summary>
public sealed class AnalyzedValue
{
    public TokenBuffer Tokens { get; } = new();

    internal List<Annotation> Annotations { get; } = [];

    internal List<ExplainedAbbreviation> Abbreviations { get; } = [];

    internal int? Year { get; set; }

    /// <summary>Whether the value is Vietnamese written without accents.</summary>
    public bool IsUnaccented { get; internal set; }
}

/// <summary>Tokens that stand side by side in a value: those from <paramref name="First"/> up to, not including, <paramref name="End"/>.</summary>
internal readonly record struct TokenRun(AnalyzedValue Value, int First, int End);
