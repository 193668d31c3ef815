using Search.Analysis.Recognition;
using Search.Analysis.Syllables;
using Search.Analysis.TokenStreams;
using Search.Engine.Queries;
using Search.Engine.Schema;
using Search.Engine.Understanding;

namespace Search.Engine.Snippets;

/// <summary>A word to mark.</summary>
/// <param name="Folded">What its folded form must equal, or begin with.</param>
/// <param name="Typed">Its exact form as typed.</param>
/// <param name="Read">Its likeliest reading.</param>
/// <param name="ByMarks">Whether its marks decide.</param>
/// <param name="MayLackMarks">Whether marks were left out of it, so that it agrees with more than it says.</param>
/// <param name="Corrections">Words that were likely meant instead.</param>
/// <param name="OnlyAgreeing">Whether a contradiction is never marked.</param>
/// <param name="Follows">Whether it stands behind the word before it in the plan.</param>
/// <param name="IsBound">Whether it is marked only together with its whole phrase.</param>
/// <param name="IsPrefix">Whether it is the beginning of a word.</param>
/// <param name="IsFunctionWord">Whether it says little by itself.</param>
/// <param name="Share">For how many words of the query it stands: 1, or less than that of an abbreviation's several words.</param>
internal sealed record MarkWord(
    string Folded, string Typed, string Read, bool ByMarks, bool MayLackMarks, IReadOnlyList<Correction> Corrections, bool OnlyAgreeing, bool Follows, bool IsBound, bool IsPrefix, bool IsFunctionWord, float Share = 1)
{
    /// <summary>Whether it was typed with any mark.</summary>
    public bool IsMarked { get; } = Typed != Folded;

    /// <summary>Grades a found exact form, known to agree in its letters.</summary>
    public Agreement Grade(ReadOnlySpan<char> exact)
    {
        if (!ByMarks || exact.SequenceEqual(Read) || exact.SequenceEqual(Typed))
        {
            return Agreement.Exact;
        }

        Agreement grade = Agreements.Grade(Typed, exact);

        // A word whose marks all stand means ngang where it has no tone; only one whose marks were left out agrees with more than it says.
        return grade is Agreement.Compatible || (grade is Agreement.Unmarked && Typed == Folded)
            ? MayLackMarks ? grade : Agreement.Contradicted
            : grade;
    }
}

/// <summary>What is marked in a title and a text, in the order of the query.</summary>
internal sealed class MarkPlan
{
    /// <summary>Words marked of a query; one that has more is no question.</summary>
    private const int MostWords = 64;

    private MarkPlan(IReadOnlyList<MarkWord> title, IReadOnlyList<MarkWord> text, IReadOnlyDictionary<string, int> meanings)
    {
        Title = title;
        Text = text;
        Meanings = meanings;
    }

    /// <summary>Terms of the symbols and dates asked for, and the word of the plan they begin with.</summary>
    public IReadOnlyDictionary<string, int> Meanings { get; }

    public IReadOnlyList<MarkWord> Title { get; }

    public IReadOnlyList<MarkWord> Text { get; }

    public static MarkPlan Of(Understood understood, bool byMarks, bool strict)
    {
        List<UnderstoodOperand> operands = [.. understood.Clauses.Where(c => !c.Excluded).SelectMany(c => c.Alternatives)
            .Where(o => o.Operand.Field is null or FieldNames.Title)
            .DistinctBy(o => (o.Operand.Kind, o.Operand.Text, o.Operand.Field))];
        List<UnderstoodOperand> inText = [.. operands.Where(o => o.Operand.Field is null)];
        var meanings = new Dictionary<string, int>(StringComparer.Ordinal);

        // Where a document cites what it is asked to cite; these have no words of their own.
        string[] cited = [.. understood.Clauses.Where(c => !c.Excluded).SelectMany(c => c.Alternatives).Where(o => o.Operand.Field == FieldNames.Cites)
            .Select(o => DocumentSymbol.Parse(o.Operand.Text)).OfType<DocumentSymbol>().Select(s => TermForms.Symbol(s.Key)).Distinct().Take(MostWords / 2)];
        foreach (string symbol in cited)
        {
            meanings.Add(symbol, meanings.Count);
        }

        MarkWord[] places = [.. cited.Select(_ => new MarkWord("", "", "", false, false, [], true, false, IsBound: true, false, false))];
        int first = places.Length;
        foreach (UnderstoodOperand operand in inText)
        {
            foreach (Annotation meaning in operand.Run.Meanings.Where(m => first + m.First < MostWords))
            {
                meanings.TryAdd(Meaning.Terms(meaning, null).First(), first + meaning.First);
                if (meaning.Kind == AnnotationKind.Date && meaning.Key is [not '-', _, _, _, '-', _, _, '-', ..])
                {
                    meanings.TryAdd(OfAnyYear("-" + meaning.Key[4..]), first + meaning.First);
                }
            }

            first += operand.Run.Words.Count + EquivalentsOf(operand).Sum(e => e.Words.Count);
        }

        // The words of the text stand first in the title as well, since meanings name them by their place.
        IEnumerable<MarkWord> text = places.Concat(inText.SelectMany(o => WordsOf(o, byMarks, strict)));
        return new MarkPlan(
            [.. text.Concat(operands.Except(inText).SelectMany(o => WordsOf(o, byMarks, strict))).Take(MostWords)], [.. text.Take(MostWords)], meanings);
    }

    /// <summary>What a date that a text writes without its year is looked up by, for one asked for with its year: it may be that of publication.</summary>
    public static string OfAnyYear(string key) => TermForms.Date("?" + key);

    private static IEnumerable<Equivalent> EquivalentsOf(UnderstoodOperand operand) =>
        operand.Run.Words.SelectMany(w => w.Equivalents).Distinct().Concat(operand.Run.Meanings.Where(m => m.Kind == AnnotationKind.Date).SelectMany(DateSpellings.Of));

    private static IEnumerable<MarkWord> WordsOf(UnderstoodOperand operand, bool byMarks, bool strict)
    {
        bool phrase = operand.Operand.Kind == OperandKind.Phrase;
        IReadOnlyList<QueryWord> words = operand.Run.Words;

        // The words of a date or symbol are marked only as such, so that no tháng and no NĐ-CP elsewhere is.
        Annotation[] meanings = [.. operand.Run.Meanings.Where(_ => operand.Operand is { Kind: OperandKind.Words, Field: null })];
        for (int i = 0; i < words.Count; i++)
        {
            QueryWord word = words[i];
            bool prefix = operand.Operand.Kind == OperandKind.Prefix && i == words.Count - 1;
            yield return new MarkWord(
                word.Folded, word.Typed, word.Read, byMarks && word.HasReadings, word.IsRestored || word.Others.Count > 0, word.Corrections, strict || (phrase && words.Count > 1),
                Follows: i > 0 && !meanings.Any(d => d.First == i || d.First + d.Count == i),
                (phrase && words.Count > 1) || meanings.Any(d => d.First <= i && i < d.First + d.Count),
                prefix,
                FunctionWords.Contains(word));
        }

        foreach (Equivalent equivalent in EquivalentsOf(operand))
        {
            for (int i = 0; i < equivalent.Words.Count; i++)
            {
                QueryWord word = equivalent.Words[i];
                yield return new MarkWord(
                    word.Folded, word.Typed, word.Typed, word.HasReadings, false, [], strict || equivalent.Words.Count > 1,
                    Follows: i > 0, equivalent.Words.Count > 1, false, false, (float)equivalent.Count / equivalent.Words.Count);
            }
        }
    }
}
