using Search.Analysis.Recognition;
using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>The documents that a text cites by their symbols, or by type and number where it gives no more.</summary>
internal static class Citations
{
    private const int MostCited = 500;
    private const double Full = 0.95, Short = 0.7;

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
            (int start, int end) = Written(source.Text, tokens, annotation, symbol);
            string text = string.Concat(source.Text[start..end].Select(unit => char.IsWhiteSpace(unit) ? ' ' : unit));
            cited.Add(annotation.Key, (symbol, new(symbol.Issuer is null ? text : NoticeHead.Tidy(text), TextLines.Span(source, start, end, symbol.Issuer is null ? Short : Full))));
            if (cited.Count == MostCited)
            {
                break;
            }
        }

        // "Nghị quyết số 59" beside "Nghị quyết số 59-NQ/TW" is the same one.
        return [.. cited.Values
            .Where(one => one.Symbol.Issuer is not null || !cited.Values.Any(other => other.Symbol.Issuer is not null && other.Symbol.Keys.Contains(one.Symbol.Key)))
            .Select(one => one.Value)];
    }

    // The symbol without the type named before it; with it where the rest is a bare number.
    private static (int Start, int End) Written(string text, TokenBuffer tokens, Annotation annotation, DocumentSymbol symbol)
    {
        int first = annotation.First;
        int last = annotation.First + annotation.Count - 1;
        if (symbol.Issuer is not null || symbol.Year is not null)
        {
            while (first < last && !char.IsAsciiDigit(text[tokens[first].Start]))
            {
                first++;
            }
        }

        return (tokens[first].Start, tokens[last].End);
    }
}
