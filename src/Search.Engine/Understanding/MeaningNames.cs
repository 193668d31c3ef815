using System.Globalization;
using Search.Analysis.Recognition;
using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>Tells how the symbols and dates of a query were read, in the spelling that documents use.</summary>
internal static class MeaningNames
{
    /// <summary>Adds a rewrite for each that was typed otherwise than it is written.</summary>
    public static void Tell(WordRun run, Vocabulary vocabulary, StepRecorder steps)
    {
        foreach (Annotation meaning in run.Meanings)
        {
            string typed = run.Text[run.Words[meaning.First].Start..run.Words[meaning.First + meaning.Count - 1].End];
            string? named = meaning.Kind == AnnotationKind.Symbol ? NameOfSymbol(meaning.Key, vocabulary) : NameOfDate(meaning.Key);
            string kind = meaning.Kind == AnnotationKind.Symbol ? "symbol" : "date";
            if (named is not null && !typed.EndsWith(named, StringComparison.OrdinalIgnoreCase))
            {
                steps.Add(new Rewrite(kind, typed, named), new StepFacts.Meant(meaning.Key));
            }
            else
            {
                steps.Note(kind, typed, named ?? typed, new StepFacts.Meant(meaning.Key));
            }
        }
    }

    /// <summary>As the documents that bear it write it; null where none does, or they differ: nobody can say then how it is written.</summary>
    private static string? NameOfSymbol(string key, Vocabulary vocabulary) => vocabulary.SymbolsWritten(key) is [{ } only] ? only : null;

    /// <summary>E.g. <c>ngày 24 tháng 8 năm 2021</c>.</summary>
    private static string NameOfDate(string key)
    {
        if (DateSpellings.Quarter(key) is { } quarter)
        {
            return $"quý {DateSpellings.Roman(quarter)} năm {key[..4]}";
        }

        string[] parts = key.TrimStart('-').Split('-');
        int[] numbers = [.. parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        return (key[0], numbers) switch
        {
            ('-', [int month, int day]) => $"ngày {day} tháng {month}",
            (_, [int year, int month]) => $"tháng {month} năm {year}",
            _ => $"ngày {numbers[2]} tháng {numbers[1]} năm {numbers[0]}",
        };
    }
}
