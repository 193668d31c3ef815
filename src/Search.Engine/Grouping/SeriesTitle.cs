using System.Text;
using Search.Analysis.Recognition;
using Search.Analysis.Text;
using Search.Engine.Schema;

namespace Search.Engine.Grouping;

/// <summary>
/// What the titles of a series have in common: <c>Thông báo kết luận giao ban tháng 3 năm 2023</c> without what changes from month to month. Only a title
/// that names a period is of a series, and only where enough is left to say what it is about. For one thread at a time.
/// </summary>
internal sealed class SeriesTitle
{
    /// <summary>What any notice says, and the names of offices: alone they do not say what it is about. Longest first.</summary>
    private static readonly string[] Common = [.. (
        "thông báo, kết luận, quyết định, nghị quyết, chỉ thị, công văn, kế hoạch, hướng dẫn, báo cáo, tờ trình, giấy mời, công điện, bản tin, của, tại, về, việc, về việc, và, với, cho, các, những, từ, đến, trong, theo, " +
        "ngày, tháng, quý, năm, tuần, kỳ, đợt, phiên, lần, thứ, số, khóa, nhiệm kỳ, cuộc họp, phiên họp, kỳ họp, họp, hội nghị, buổi làm việc, làm việc, ông, bà, đồng chí, chủ tịch, phó, bí thư, thường trực, ban thường vụ, " +
        "ban chấp hành, tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, đảng ủy, ủy ban nhân dân, hội đồng nhân dân, ubnd, hđnd, tỉnh, thành phố, huyện, quận, thị xã, xã, phường, sở, bộ, bộ trưởng, giám đốc, văn phòng")
        .Split(',').Select(phrase => $" {Exact(phrase)} ").OrderByDescending(phrase => phrase.Length)];

    private readonly TokenBuffer tokens = new();
    private readonly List<Annotation> annotations = [];
    private readonly PeriodReader periods;

    public SeriesTitle() => periods = new PeriodReader(tokens);

    /// <summary>The hash of what the titles of its series have in common; null for a title of none.</summary>
    /// <param name="title">The title.</param>
    /// <param name="issuer">Whose series it is; the same title of others is another.</param>
    /// <param name="own">The key of the document's own symbol, which changes along the series; null where it bears none.</param>
    public ulong? Key(string title, string issuer, string? own)
    {
        Tokenizer.Tokenize(title, tokens);
        annotations.Clear();
        Recognizer.Find(title, tokens, annotations);
        ulong hash = StableHash.Start;
        var telling = new StringBuilder(" ");
        bool hasPeriod = false;
        bool hasDay = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            // Months are read as periods are, whichever way they are written.
            if (annotations.FirstOrDefault(a => a.First == i && (a.Kind == AnnotationKind.Symbol || a.Key.Length != "yyyy-MM".Length || a.Key[0] == '-')) is { Count: > 0 } found)
            {
                bool isOwn = found.Kind == AnnotationKind.Symbol && (i == 0 || found.Key == own);
                if (found.Kind == AnnotationKind.Symbol && !isOwn)
                {
                    // What it amends or carries out tells it apart, with the day that stands behind.
                    hash = StableHash.Add(hash, found.Key);
                    i = Cited(i + found.Count, ref hash) - 1;
                    continue;
                }

                bool isDay = found.Kind == AnnotationKind.Date && IsDayOfSeries(found);
                hasDay |= isDay;
                hash = StableHash.Add(hash, isDay || isOwn ? "#" : found.Key);
                i += found.Count - 1;
            }
            else if (periods.At(i) is { } period)
            {
                hasPeriod = true;
                hash = StableHash.Add(hash, period.Kind);
                i += period.Count - 1;
            }
            else
            {
                hash = StableHash.Add(hash, tokens.Folded(i));
                if (tokens[i].Kind != TokenKind.Number)
                {
                    telling.Append(tokens.Exact(i)).Append(' ');
                }
            }
        }

        // A day may be that of one meeting among many about other things; a month names one of a row.
        int least = hasPeriod ? 2 : 4;
        return (hasPeriod || hasDay) && Telling(telling, Exact(issuer)) >= least ? StableHash.Add(hash, ValueKey.Of(issuer)) : null;
    }

    /// <summary>How many words say what it is about, each once.</summary>
    private static int Telling(StringBuilder words, string issuer)
    {
        foreach (string phrase in Common.Prepend($" {issuer} "))
        {
            words.Replace(phrase, " ");
        }

        return words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>The days behind a symbol, which are those of what is cited; after them.</summary>
    private int Cited(int at, ref ulong hash)
    {
        foreach (Annotation day in annotations.Where(a => a.Kind == AnnotationKind.Date))
        {
            if (day.First == at)
            {
                hash = StableHash.Add(hash, day.Key);
                at += day.Count;
            }
        }

        return at;
    }

    /// <summary>
    /// Whether a day counts along a series: one with its year, or from or to which something goes on. <c>ngày 27/7</c> alone is what it is about, a holiday.
    /// </summary>
    private bool IsDayOfSeries(Annotation day) => day.Key[0] != '-'
        || (day.First > 0 && tokens.Folded(day.First - 1) is "tu" or "den")
        || (day.First + day.Count < tokens.Count && tokens.Folded(day.First + day.Count) is "den");

    private static string Exact(string words)
    {
        TokenBuffer tokens = new();
        Tokenizer.Tokenize(words, tokens);
        return string.Join(' ', Enumerable.Range(0, tokens.Count).Select(i => tokens.Exact(i).ToString()));
    }
}
