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

    /// <summary>A text with fewer syllables is too short to tell that its accents were left out.</summary>
    private const int FewestSyllables = 12;

    /// <summary>Running Vietnamese bears a mark on three syllables of four; a text below this share was written without.</summary>
    private const double UnaccentedShare = 0.04;

    private readonly List<AnalyzedValue> values = [];
    private int used;

    /// <summary>The values added since <see cref="Clear"/>, in order.</summary>
    public ReadOnlySpan<AnalyzedValue> Values => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values)[..used];

    public void Clear() => used = 0;

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

    /// <summary>Tokenizes a value. <paramref name="year"/> completes dates written without one.</summary>
    public void Add(ReadOnlySpan<char> text, int? year = null)
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
