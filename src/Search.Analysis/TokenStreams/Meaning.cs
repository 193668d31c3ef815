using System.Globalization;
using Search.Analysis.Recognition;

namespace Search.Analysis.TokenStreams;

/// <summary>The terms an annotation is indexed and searched by.</summary>
public static class Meaning
{
    /// <summary>A day by its date and by its date without year.</summary>
    public static IEnumerable<string> Terms(DateOnly day)
    {
        string key = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return [TermForms.Date(key), TermForms.Date("-" + key[4..])];
    }

    /// <summary>
    /// A symbol by its whole key and each shorter one it may be known by; a date by day, by month and by day without year, a missing year filled in from
    /// <paramref name="year"/> where that is known.
    /// </summary>
    public static IEnumerable<string> Terms(Annotation annotation, int? year)
    {
        if (annotation.Kind == AnnotationKind.Symbol)
        {
            return DocumentSymbol.FromKey(annotation.Key).Keys.Select(TermForms.Symbol);
        }

        string key = annotation.Key;
        if (key.StartsWith("--", StringComparison.Ordinal) && year is { } known)
        {
            key = known.ToString("0000", CultureInfo.InvariantCulture) + key[1..];
        }

        // yyyy-MM-dd is also found by its month, yyyy-MM, and by its day without a year, --MM-dd.
        return key.Length == 10 && key[0] != '-' ? [TermForms.Date(key), TermForms.Date(key[..7]), TermForms.Date("-" + key[4..])] : [TermForms.Date(key)];
    }
}
