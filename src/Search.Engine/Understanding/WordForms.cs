using System.Globalization;
using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>Tells which words of a text the tokenizer compares in another form than they were typed in, and why.</summary>
internal static class WordForms
{
    /// <summary>Notes them as one step, where there are any.</summary>
    public static void Note(string text, StepRecorder steps)
    {
        if (!steps.IsDetailed)
        {
            return;
        }

        WordRun run = WordRun.Of(text);
        TypedForm[] forms = [.. run.Words.Select(word => (Typed: run.Typed(word), Read: run.Normal(word)))
            .Where(w => w.Typed != w.Read).Select(w => new TypedForm(FormOf(w.Typed, w.Read), w.Typed, w.Read))];
        if (forms.Length > 0)
        {
            steps.Note("normalize", text, run.Normal(), new StepFacts.Normalized(forms));
        }
    }

    private static WrittenForm FormOf(string typed, string read) =>
        read.All(char.IsAsciiDigit) ? WrittenForm.Number
        : typed.AsSpan().IndexOfAny("ÐðƉɖ") >= 0 ? WrittenForm.LookAlike
        : typed.Any(c => c == '\u200A' || char.GetUnicodeCategory(c) == UnicodeCategory.Format) ? WrittenForm.Invisible
        : typed.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) ? WrittenForm.Decomposed
        : typed.Any(c => c is >= '\u2160' and < '\u2190' or >= '\uFB00' and < '\uFB07' or >= '\uFF00' and < '\uFFF0') ? WrittenForm.Presentation
        : WrittenForm.TonePlace;
}
