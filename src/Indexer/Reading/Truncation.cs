using System.Text.RegularExpressions;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>Tells a text that was cut off in the middle of a sentence.</summary>
internal static partial class Truncation
{
    // Shorter last lines are names, places, dates.
    private const int ShortestSentence = 60;

    private const int LongestCredit = 40;

    // What is attached, named below the text.
    [GeneratedRegex(@"\.(?:docx?|xlsx?|pptx?|pdf|rtf|odt|ods|zip|rar|jpe?g|png)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex FileName();

    // Where other paragraphs end without a mark, the last one may as well.
    private static bool EndsAsSentences(string paragraph) => paragraph.Length < ShortestSentence || !paragraph.Any(char.IsLower) || !(char.IsLetter(paragraph[^1]) || paragraph[^1] is ',' or '-');

    /// <summary>Where the text breaks off: its last word; null where it ends as texts do.</summary>
    /// <param name="mayBeCredited">Whether a few words behind the last sentence may say who wrote it or where it was taken from, as below news.</param>
    public static ExtractedValue? Find(List<TextLine> lines, bool mayBeCredited)
    {
        if (lines.Count == 0 || lines[^1] is not { Text.Length: >= ShortestSentence } line || line.Text[0] is '-' or '–' or '+' || line.Text.Count(unit => unit == ';') > 2)
        {
            return null;
        }

        char end = line.Text[^1];
        if (!(char.IsLetter(end) || end is ',' or ';' or '-' or '(' or '“'))
        {
            return null;
        }

        int last = line.Text.LastIndexOf(' ') + 1;
        int before = last > 1 ? line.Text.LastIndexOf(' ', last - 2) + 1 : 0;
        if (!lines.TrueForAll(other => ReferenceEquals(other, line) || EndsAsSentences(other.Text)))
        {
            return null;
        }

        bool isCredit = mayBeCredited && line.Text.Length - line.Text.LastIndexOfAny(['.', '!', '?', '…', '”', ':']) <= LongestCredit;
        bool isName = last > 0 && char.IsUpper(line.Text[last]) && char.IsUpper(line.Text[before]);
        bool isWhole = line.Text.AsSpan(last) is "này" or "đó";
        return !isName && !isWhole && !isCredit && HeadPatterns.Try(FileName(), line.Text[last..]) is null && line.Text.Any(char.IsLower) && Cells.Of(line).Count() == 1
            ? line.Part(last, line.Text.Length - last, 0.8)
            : null;
    }
}
