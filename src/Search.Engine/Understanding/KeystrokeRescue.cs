using System.Text;
using System.Text.RegularExpressions;
using Search.Analysis.Keystrokes;
using Search.Analysis.Recognition;
using Search.Engine.Queries;
using Search.Engine.Schema;
using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>
/// Reads words that arrived as raw keystrokes of an input method (<c>thanhf uyr</c>, <c>thanh2 uy3</c>) as the words they were meant to be,
/// where the caller's documents have those and hardly have what was typed.
/// </summary>
internal static class KeystrokeRescue
{
    /// <summary>A decoded word must be found in this many times more documents than the word as typed.</summary>
    private const int Advantage = 20;

    /// <summary>Documents from which on what was typed is a word of theirs, however common the decoded one may be: <c>max</c>, <c>teen</c>, <c>U23</c>.</summary>
    private const int Many = 10;

    /// <summary>The same beside words that were surely keystrokes: who typed one so typed all so.</summary>
    private const int AdvantageAmongKeys = 1;

    private static readonly (InputMethod Method, string Kind)[] Methods =
        [(InputMethod.Telex, "telex"), (InputMethod.Vni, "vni"), (InputMethod.Viqr, "viqr")];

    /// <summary>Words of dates and numbers, which are meant though no document may say them so: it writes <c>17-1</c>.</summary>
    private static readonly HashSet<string> CalendarWords =
        [.. WordRun.Of("ngày tháng năm quý quí khóa lần thứ giêng chạp mùng một hai ba bốn tư sáu bảy tám chín mười").Words.Where(w => w.IsMarked).Select(w => w.Typed)];

    /// <summary>The query with its words rescued by the method that rescues most; adds a rewrite where there is one.</summary>
    public static string Rescue(QuerySyntax syntax, Vocabulary vocabulary, Lexicon lexicon, StepRecorder steps)
    {
        List<(int Start, string Typed)> words = [.. WordsOf(syntax)];
        List<Decoded> best = [];
        string kind = "";
        foreach ((InputMethod method, string name) in Methods)
        {
            List<Decoded> decoded = [.. Decode(words, method, vocabulary, lexicon).Concat(DecodeSymbols(syntax, method, vocabulary)).OrderBy(d => d.Start).DistinctBy(d => d.Start)];
            if (decoded.Count > best.Count)
            {
                (best, kind) = (decoded, name);
            }
        }

        if (best.Count == 0)
        {
            return syntax.Text;
        }

        var rescued = new StringBuilder();
        int at = 0;
        foreach (Decoded word in best)
        {
            rescued.Append(syntax.Text, at, word.Start - at).Append(word.Meant);
            at = word.Start + word.Typed.Length;
        }

        rescued.Append(syntax.Text, at, syntax.Text.Length - at);
        steps.Add(
            new Rewrite(kind, syntax.Text, rescued.ToString()),
            new StepFacts.Keys([.. best.Select(w => new DecodedWord(w.Typed, w.Meant, w.TypedFrequency, w.MeantFrequency))]));
        return rescued.ToString();
    }

    /// <summary>What stands between blanks or hyphens in the operands, without the punctuation around it.</summary>
    private static IEnumerable<(int Start, string Typed)> WordsOf(QuerySyntax syntax)
    {
        foreach (Operand operand in syntax.Clauses.SelectMany(c => c.Alternatives).OrderBy(o => o.Start))
        {
            List<(int Start, int End)> symbols = SymbolsIn(operand.Text);
            int end = 0;
            for (int start = 0; start < operand.Text.Length; start = end + 1)
            {
                end = operand.Text.AsSpan(start).IndexOfAny(' ', '-');
                end = end < 0 ? operand.Text.Length : start + end;
                (int from, int to) = (start, end);
                while (from < to && operand.Text[from] is '(' or ',' or '"')
                {
                    from++;
                }

                while (to > from && operand.Text[to - 1] is ',' or ';' or ':' or '!' or ')' or '"')
                {
                    to--;
                }

                if (to > from + 1 && !symbols.Exists(s => from < s.End && to > s.Start))
                {
                    yield return (operand.Start + from, operand.Text[from..to]);
                }
            }
        }
    }

    /// <summary>What reads as the symbol of a document is none of an input method's keys, though <c>tw</c> could be <c>tư</c>.</summary>
    private static List<(int Start, int End)> SymbolsIn(string text)
    {
        WordRun run = WordRun.Of(text);
        return [.. run.Meanings.Where(m => m.Kind == AnnotationKind.Symbol).Select(m => (run.Words[m.First].Start, run.Words[m.First + m.Count - 1].End))];
    }

    /// <summary>The one letter of symbols that takes two keys, <c>QDD</c> for <c>QĐ</c>, where it makes a symbol that documents name.</summary>
    private static IEnumerable<Decoded> DecodeSymbols(QuerySyntax syntax, InputMethod method, Vocabulary vocabulary)
    {
        // VIQR has no such letter that is not a sign as well.
        string? keys = method switch { InputMethod.Telex => "d(d)(?!d)", InputMethod.Vni => "d(9)", _ => null };
        return keys is null ? [] : syntax.Clauses.SelectMany(c => c.Alternatives).SelectMany(operand => DecodeSymbols(operand, keys, vocabulary));
    }

    private static IEnumerable<Decoded> DecodeSymbols(Operand operand, string keys, Vocabulary vocabulary)
    {
        var meant = new StringBuilder();
        var words = new List<(Match Typed, int Start, int End)>();
        int at = 0;
        foreach (Match word in Regex.Matches(operand.Text, $@"\S*{keys}\S*", RegexOptions.IgnoreCase))
        {
            int start = meant.Append(operand.Text, at, word.Index - at).Length;
            meant.Append(Regex.Replace(word.Value, keys, d => d.Value[0] == 'D' ? "Đ" : "đ", RegexOptions.IgnoreCase));
            words.Add((word, start, meant.Length));
            at = word.Index + word.Length;
        }

        if (words.Count == 0)
        {
            yield break;
        }

        // The operand is read once, with all its words decoded.
        string text = meant.Append(operand.Text, at, operand.Text.Length - at).ToString();
        WordRun run = WordRun.Of(text);
        (int Start, int End)[] symbols = [.. run.Meanings.Where(vocabulary.Names).Select(m => (run.Words[m.First].Start, run.Words[m.First + m.Count - 1].End))];
        foreach ((Match typed, int start, int end) in words.Where(w => symbols.Any(s => s.Start < w.End && s.End > w.Start)))
        {
            yield return new Decoded(operand.Start + typed.Index, typed.Value, text[start..end], 0, 1);
        }
    }

    private static List<Decoded> Decode(List<(int Start, string Typed)> words, InputMethod method, Vocabulary vocabulary, Lexicon lexicon)
    {
        var decoded = new List<Decoded>();
        foreach ((int start, string typed) in words)
        {
            // A question's mark is no key of Telex or VNI.
            string keys = method == InputMethod.Viqr ? typed : typed.TrimEnd('?', '.');
            if ((KeystrokeDecoder.Decode(keys, method) ?? lexicon.OfKeys(keys, method) ?? Stroked(keys, method)) is { } meant && Weigh(keys, meant, vocabulary, lexicon) is { } weighed)
            {
                decoded.Add(weighed with { Start = start, Typed = keys });
            }
        }

        if (!decoded.Exists(d => d.TypedFrequency < Many && IsMeant(d, Advantage)))
        {
            return [];
        }

        decoded.RemoveAll(d => !IsMeant(d, AdvantageAmongKeys));
        return decoded;
    }

    private static bool IsMeant(Decoded word, int advantage) => word.MeantFrequency > word.TypedFrequency * advantage;

    /// <summary>An abbreviation is no syllable and has but one mark: <c>hddnd</c> is <c>hđnd</c>, <c>dd/c</c> is <c>đ/c</c>. Null where nothing makes a đ.</summary>
    private static string? Stroked(string keys, InputMethod method)
    {
        string key = method == InputMethod.Vni ? "d9" : "dd";
        string stroked = keys.Replace(key.ToUpperInvariant(), "Đ", StringComparison.Ordinal).Replace(key, "đ", StringComparison.OrdinalIgnoreCase);
        return stroked.Length == keys.Length ? null : stroked;
    }

    private static Decoded? Weigh(string typed, string meant, Vocabulary vocabulary, Lexicon lexicon)
    {
        WordRun typedRun = WordRun.Of(typed);
        IReadOnlyList<QueryWord> meantWords = WordRun.Of(meant).Words;
        bool isKnown = meantWords.Count > 0 && (lexicon.IsForm(meantWords) || (meantWords.Count == 1 && (lexicon.HasWord(meantWords[0]) || CalendarWords.Contains(meantWords[0].Typed))));
        if (!(meantWords.Count == 1 || isKnown) || typedRun.Words.Count == 0 || typedRun.Words.Any(w => w.IsMarked) || lexicon.IsAbbreviation(typedRun.Words))
        {
            return null;
        }

        // What parts into several tokens (the digits of VNI, the signs of VIQR) is found where they stand side by side, without marks as they were typed.
        int asTyped = typedRun.Words.Count == 1
            ? vocabulary.DocumentFrequency(FieldNames.Text, typedRun.Words[0].Folded)
            : vocabulary.Frequency([typedRun.Words[0], typedRun.Words[1]]);
        int asMeant = vocabulary.Frequency(meantWords);
        return new Decoded(0, typed, meant, asTyped, isKnown ? Math.Max(1, asMeant) : asMeant);
    }

    /// <param name="Start">Where it stands in the query.</param>
    /// <param name="Typed">The keys.</param>
    /// <param name="Meant">The word they make.</param>
    /// <param name="TypedFrequency">In how many documents the keys themselves stand.</param>
    /// <param name="MeantFrequency">In how many the word stands.</param>
    private sealed record Decoded(int Start, string Typed, string Meant, int TypedFrequency, int MeantFrequency);
}
