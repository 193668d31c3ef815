using System.Collections.Frozen;
using Search.Analysis.Keystrokes;

namespace Search.Engine.Understanding;

/// <summary>
/// Which words mean the same: the lists that come with the program (abbreviations, loanwords, places) and an operator's own.
/// Immutable, thread safe.
/// </summary>
/// <remarks>
/// One line a statement, <c>#</c> begins a comment. <c>A = B = C</c>: each may stand for each other. <c>A =&gt; B</c>: who asks for A also finds B,
/// not the reverse. <c>A ~ B</c>: who asks for A may be helped by B where too little is found, and the reverse. A form is up to twelve words;
/// several lines with one abbreviation are its several senses.
/// </remarks>
public sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Own = new(() => new Lexicon(
        [.. Read("abbreviations", LexiconEntry.Abbreviation), .. Read("variants", LexiconEntry.Synonym), .. Read("places", LexiconEntry.Synonym)], 0));

    private readonly IReadOnlyList<LexiconEntry> entries;
    private readonly FrozenDictionary<string, LexiconEntry[]> byFirstWord;
    private readonly FrozenSet<string> markedWords;
    private readonly Lazy<FrozenDictionary<(InputMethod, string), string>> keys;

    private Lexicon(IReadOnlyList<LexiconEntry> entries, int own)
    {
        OwnStatements = own;
        this.entries = entries;
        byFirstWord = entries.GroupBy(e => e.Form.Words[0].Folded).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        markedWords = entries.SelectMany(e => e.Form.Words).Where(w => w.IsMarked).Select(w => w.Typed).ToFrozenSet(StringComparer.Ordinal);
        keys = new(KeysOfForeignWords);
    }

    /// <summary>The lists that come with the program.</summary>
    public static Lexicon BuiltIn => Own.Value;

    /// <summary>How many lines of an operator's own list say something.</summary>
    public int OwnStatements { get; }

    /// <summary>These lists and an operator's own.</summary>
    /// <param name="text">The operator's lines, in any Unicode form and with any line ends.</param>
    /// <exception cref="FormatException">A line says nothing that can be used; the message names the line and what is wanted.</exception>
    public Lexicon With(string text)
    {
        List<LexiconEntry> own = LexiconParser.Parse(text, isOwn: true, LexiconEntry.Synonym, out int statements);
        return new Lexicon([.. entries, .. own], OwnStatements + statements);
    }

    /// <summary>What is said by the words from <paramref name="at"/> on, in each form that fits.</summary>
    internal IEnumerable<LexiconEntry> At(IReadOnlyList<QueryWord> words, int at) =>
        byFirstWord.TryGetValue(words[at].Folded, out LexiconEntry[]? known) ? known.Where(e => LexiconEntry.StandsAt(words, at, e.Form.Words)) : [];

    /// <summary>Whether these words, with all their marks, are a form of any entry.</summary>
    internal bool IsForm(IReadOnlyList<QueryWord> words) => At(words, 0).Any(e => e.Form.Words.Select(w => w.Typed).SequenceEqual(words.Select(w => w.Typed)));

    /// <summary>Whether these words are an abbreviation of any entry, which has no other reading: <c>TW</c>.</summary>
    internal bool IsAbbreviation(IReadOnlyList<QueryWord> words) => At(words, 0).Any(e => e.Form is { IsAbbreviation: true, IsDoubtful: false } && e.Form.Words.Count == words.Count);

    /// <summary>Whether a word stands with just these marks in a form of any entry.</summary>
    internal bool HasWord(QueryWord word) => markedWords.Contains(word.Typed);

    /// <summary>What keys make that stands in a form though it is no Vietnamese syllable, <c>Đắk</c> or <c>công-ten-nơ</c>; null for any others.</summary>
    internal string? OfKeys(string typed, InputMethod method) => keys.Value.GetValueOrDefault((method, typed.ToLowerInvariant()));

    private FrozenDictionary<(InputMethod, string), string> KeysOfForeignWords() =>
        (from word in entries.SelectMany(e => e.Form.Text.Split(' ')).Distinct()
         where !System.Text.Ascii.IsValid(word)
         from method in (InputMethod[])[InputMethod.Telex, InputMethod.Vni]
         let typed = KeystrokeEncoder.Encode(word, method).ToLowerInvariant()
         where KeystrokeDecoder.Decode(typed, method) is null
         group word by (method, typed)).ToFrozenDictionary(g => g.Key, g => g.First());

    private static List<LexiconEntry> Read(string name, string kind)
    {
        using Stream stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"{name}.txt")!;
        using var reader = new StreamReader(stream);
        return LexiconParser.Parse(reader.ReadToEnd(), isOwn: false, kind, out _);
    }
}
