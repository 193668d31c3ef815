using System.Text;
using Search.Analysis.Recognition;
using Search.Analysis.Syllables;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;

namespace Search.Engine.Understanding;

/// <summary>Words that stand side by side in a query, with the symbols and dates among them.</summary>
/// <param name="Text">The text they came from.</param>
internal sealed record WordRun(string Text, IReadOnlyList<QueryWord> Words, IReadOnlyList<Annotation> Meanings)
{
    /// <summary>Numbers with what they count that are meant as a whole, apart from each other and from <see cref="Meanings"/>.</summary>
    public IReadOnlyList<NumberSpelling> Numbers { get; init; } = [];

    /// <summary>Symbols that no document names: their parts are words like others, but no abbreviations of what they would be elsewhere.</summary>
    public IReadOnlyList<Annotation> Unnamed { get; init; } = [];

    /// <summary>How many things are asked for: words, and what several words say together.</summary>
    public int Count => Words.Count - Meanings.Sum(m => m.Count - 1) - Numbers.Sum(n => n.Count - 1) - Enumerable.Range(0, Words.Count).Count(IsBound);

    /// <summary>Whether a word and the number behind its hyphen are one name, <c>covid-19</c>: without the word the number says nothing of it.</summary>
    public bool IsBound(int at) =>
        at + 1 < Words.Count && Text.AsSpan(Words[at].End, Words[at + 1].Start - Words[at].End) is "-"
        && !Words[at].Folded.Any(char.IsAsciiDigit) && Words[at + 1].Folded.All(char.IsAsciiDigit)
        && !Meanings.Any(m => m.First <= at + 1 && at < m.First + m.Count) && !Numbers.Any(n => n.Covers(at) || n.Covers(at + 1));

    public static WordRun Of(string text)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        var words = new List<QueryWord>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            ref readonly Token token = ref tokens[i];
            words.Add(new QueryWord(
                tokens.Folded(i).ToString(), tokens.Exact(i).ToString(), TermForms.HasReadings(token), token.IsMarked, token.Start, token.End));
        }

        var meanings = new List<Annotation>();
        Recognizer.FindInQuery(text, tokens, meanings);
        return new WordRun(text, words, meanings);
    }

    /// <summary>Words from their canonical exact forms, parted by blanks.</summary>
    public static IReadOnlyList<QueryWord> OfExact(string exact) => Of(string.Join(' ', exact.Split(' ').Select(w => Syllable.Compose(w)))).Words;

    /// <summary>
    /// The text with each word as it was read or corrected, in the case it was typed in; as typed where its reading is less sure than <paramref name="least"/>.
    /// </summary>
    /// <param name="offered">Whether to write also the corrections that are not searched.</param>
    public string Understood(float least, bool offered = false)
    {
        var understood = new StringBuilder();
        int at = 0;
        foreach (QueryWord word in Words)
        {
            understood.Append(Text, at, word.Start - at).Append(Understood(word, least, offered));
            at = word.End;
        }

        return understood.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>The text with each word as <see cref="Normal(QueryWord)"/>.</summary>
    public string Normal()
    {
        var normal = new StringBuilder();
        int at = 0;
        foreach (QueryWord word in Words)
        {
            normal.Append(Text, at, word.Start - at).Append(Normal(word));
            at = word.End;
        }

        return normal.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>A word in the form that it is compared in, in the case it was typed in.</summary>
    public string Normal(QueryWord word)
    {
        string typed = Typed(word);
        string read = NormalizedText.Of(word.AsWritten).Text;
        return read.Equals(typed, StringComparison.OrdinalIgnoreCase) ? typed : Recased(read, typed);
    }

    /// <summary>A word of it as it was typed.</summary>
    public string Typed(QueryWord word) => Text[word.Start..word.End];

    private string Understood(QueryWord word, float least, bool offered)
    {
        string? read = word.Corrections.Count > 0 ? word.Corrections[0].Exact
            : offered && word.Offered is not null ? word.Offered.Exact
            : word.IsRestored && word.Confidence >= least ? word.Read : null;
        return read is null ? Typed(word) : Recased(Syllable.Compose(read), Typed(word));
    }

    /// <summary>A correction in the case of what it corrects.</summary>
    public string Corrected(QueryWord word) => Recased(word, word.Corrections[0].Exact);

    /// <summary>An exact form as it is written, in the case of a word.</summary>
    public string Recased(QueryWord word, string exact) => Recased(Syllable.Compose(exact), Typed(word));

    private static string Recased(string word, string like)
    {
        bool first = like.Any(char.IsUpper);
        bool all = like.Length > 1 && !like.Any(char.IsLower);
        return all ? word.ToUpperInvariant() : first ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }
}
