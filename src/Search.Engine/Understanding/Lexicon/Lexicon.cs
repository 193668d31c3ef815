using System.Collections.Frozen;

namespace Search.Engine.Understanding;

/// <summary>
/// Which words mean the same: the lists that come with the program (abbreviations, loanwords, places) and an operator's own.
/// Immutable, thread safe.
/// </summary>
/// <remarks>
/// One line a statement, <c>#</c> begins a comment. <c>A = B = C</c>: each may stand for each other. <c>A ~ B</c>: who asks for A may be helped
/// by B where too little is found, and the reverse. A form is any number of words; several lines with one abbreviation are its several senses.
/// </remarks>
public sealed class Lexicon
{
    /// <summary>More words than a name has; a longer form is a mistake in the list.</summary>
    private const int MostWords = 12;

    private static readonly Lazy<Lexicon> Own = new(() => new Lexicon([
        .. Read("abbreviations", LexiconEntry.Abbreviation), .. Read("variants", LexiconEntry.Synonym), .. Read("places", LexiconEntry.Synonym)]));

    private readonly IReadOnlyList<LexiconEntry> entries;
    private readonly FrozenDictionary<string, LexiconEntry[]> byFirstWord;

    private Lexicon(IReadOnlyList<LexiconEntry> entries)
    {
        this.entries = entries;
        byFirstWord = entries.GroupBy(e => e.Form.Words[0].Folded).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The lists that come with the program.</summary>
    public static Lexicon BuiltIn => Own.Value;

    /// <summary>These lists and an operator's own.</summary>
    /// <param name="text">The operator's lines.</param>
    /// <exception cref="FormatException">A line says nothing that can be used; the message names the line and what is wanted.</exception>
    public Lexicon With(string text) => new([.. entries, .. Parse(text, LexiconEntry.Synonym)]);

    /// <summary>What is said by the words from <paramref name="at"/> on, in each form that fits.</summary>
    internal IEnumerable<LexiconEntry> At(IReadOnlyList<QueryWord> words, int at) =>
        byFirstWord.TryGetValue(words[at].Folded, out LexiconEntry[]? known) ? known.Where(e => LexiconEntry.StandsAt(words, at, e.Form.Words)) : [];

    private static List<LexiconEntry> Read(string name, string kind)
    {
        using Stream stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"{name}.txt")!;
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), kind);
    }

    private static List<LexiconEntry> Parse(string text, string kind)
    {
        var parsed = new List<LexiconEntry>();
        int number = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            int comment = raw.IndexOf('#');
            string line = (comment < 0 ? raw : raw[..comment]).Trim('\uFEFF').Trim().ToString();
            if (line.Length > 0)
            {
                Parse(line, number, kind, parsed);
            }
        }

        return parsed;
    }

    private static void Parse(string line, int number, string kind, List<LexiconEntry> into)
    {
        bool linked = line.Contains('~', StringComparison.Ordinal);
        LexiconForm[] forms = [.. line.Split(linked ? '~' : '=', StringSplitOptions.TrimEntries).Select(f => new LexiconForm(f, WordRun.Of(f).Words))];
        if (forms.Length < 2 || (linked && line.Contains('=', StringComparison.Ordinal)) || forms.Any(f => f.Words.Count is 0 or > MostWords))
        {
            throw new FormatException(
                $"line {number}, '{(line.Length > 60 ? line[..60] + "…" : line)}': two or more forms of 1 to {MostWords} words are wanted, parted by '=' (the same) or by '~' (near), not both.");
        }

        into.AddRange(
            from form in forms
            from other in forms
            where !other.IsDoubtful && !form.Words.Select(w => w.Typed).SequenceEqual(other.Words.Select(w => w.Typed))
            select new LexiconEntry(form, other, kind, linked));
    }
}
