using System.Text.RegularExpressions;
using Search.Analysis.Recognition;
using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>The documents that a text cites by their symbols, or by type and number where it gives no more.</summary>
internal static partial class Citations
{
    private const int MostCited = 500;
    private const double Full = 0.95, Short = 0.7;

    // Those of which a bare number says which of several, as of annexes; none that papers are known by.
    private static readonly string[] Numbered = ["bc", "bb", "pa", "da", "bs"];

    // Forms and bills bear numbers of the same make.
    [GeneratedRegex(@"(?<!\p{L})(?:mẫu|biểu|hóa[ \t]+đơn|hoá[ \t]+đơn)(?:[ \t]+số)?[ \t]*:?[ \t]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft, 2000)]
    private static partial Regex Form();

    /// <param name="own">The symbol that the document itself bears, which it does not cite.</param>
    public static List<ReadValue<string>> Read(NormalizedText source, string? own)
    {
        TokenBuffer tokens = ThreadTokens.Of(source.Text);
        var annotations = new List<Annotation>();
        Recognizer.Find(source.Text, tokens, annotations);
        IReadOnlyList<string> ownKeys = DocumentSymbol.Parse(NormalizedText.Of(own ?? "").Text)?.Keys ?? [];
        var cited = new Dictionary<string, (DocumentSymbol Symbol, ReadValue<string> Value)>(StringComparer.Ordinal);
        foreach (Annotation annotation in annotations)
        {
            if (annotation.Kind != AnnotationKind.Symbol || cited.ContainsKey(annotation.Key) || ownKeys.Contains(annotation.Key))
            {
                continue;
            }

            DocumentSymbol symbol = DocumentSymbol.FromKey(annotation.Key);
            int first = tokens[annotation.First].Start;
            if ((symbol is { Year: null, Issuer: null } && Numbered.Contains(symbol.Type)) || Form().IsMatch(source.Text.AsSpan(Math.Max(0, first - 24), Math.Min(first, 24))))
            {
                continue;
            }

            (int start, int end) = Written(source.Text, tokens, annotation, symbol);
            if (own is not null && IsAt(source.Text, start, own))
            {
                continue;
            }

            string text = string.Concat(source.Text[start..end].Select(unit => char.IsWhiteSpace(unit) ? ' ' : unit));
            cited.Add(annotation.Key, (symbol, new(symbol.Issuer is null ? text : NoticeHead.Tidy(text), TextLines.Span(source, start, end, symbol.Issuer is null ? Short : Full))));
            if (cited.Count == MostCited)
            {
                break;
            }
        }

        // "Nghị quyết số 59" beside "Nghị quyết số 59-NQ/TW" is the same one, and "Thông tư 15" beside "Thông tư 15/2015".
        return [.. cited.Values.Where(one => !cited.Values.Any(other => IsFuller(other.Symbol, one.Symbol))).Select(one => one.Value)];
    }

    private static bool IsFuller(DocumentSymbol other, DocumentSymbol one) =>
        one.Issuer is null && (other.Issuer is not null || (one.Year is null && other.Year is not null)) && other.Type == one.Type && other.Number == one.Number && other.Keys.Contains(one.Key);

    // The recognizer reads less of some symbols than their own head: "45/CT" of "45/CT.UB".
    private static bool IsAt(string text, int start, string own)
    {
        int at = start, read = 0;
        for (; at < text.Length && read < own.Length; at++)
        {
            if (!char.IsWhiteSpace(text[at]) && (text[at] == '–' ? '-' : text[at]) != own[read++])
            {
                return false;
            }
        }

        return read == own.Length && (at == text.Length || !(char.IsLetterOrDigit(text[at]) || (text[at] is '-' or '/' or '.' or '–' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))));
    }

    // The symbol without the type named before it; with it where the rest is a bare number, or one with a year.
    private static (int Start, int End) Written(string text, TokenBuffer tokens, Annotation annotation, DocumentSymbol symbol)
    {
        int first = annotation.First;
        int last = annotation.First + annotation.Count - 1;
        if (symbol.Issuer is not null)
        {
            while (first < last && !char.IsAsciiDigit(text[tokens[first].Start]))
            {
                first++;
            }
        }

        return (tokens[first].Start, tokens[last].End);
    }
}
