using System.Collections.Frozen;
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
    /// <summary>Words behind which a number counts periods.</summary>
    private static readonly FrozenSet<string> Periods = Folded("tháng quý năm tuần kỳ đợt phiên lần thứ khóa");

    /// <summary>Words that a number in words stands behind as well as in digits: <c>tháng giêng</c>, <c>quý một</c>, <c>lần thứ nhất</c>.</summary>
    private static readonly FrozenSet<string> Counters = Folded("tháng quý thứ");

    private static readonly FrozenSet<string> NumberWords = Folded("giêng chạp một nhất hai nhì ba bốn tư năm sáu bảy tám chín mười");

    /// <summary>What any notice says, and the names of offices: alone they do not say what it is about. Longest first.</summary>
    private static readonly string[] Common = [.. (
        "thông báo, kết luận, quyết định, nghị quyết, chỉ thị, công văn, kế hoạch, hướng dẫn, báo cáo, tờ trình, giấy mời, công điện, bản tin, của, tại, về, việc, về việc, và, với, cho, các, những, từ, đến, trong, theo, " +
        "ngày, tháng, quý, năm, tuần, kỳ, đợt, phiên, lần, thứ, số, khóa, nhiệm kỳ, cuộc họp, phiên họp, kỳ họp, họp, hội nghị, buổi làm việc, làm việc, ông, bà, đồng chí, chủ tịch, phó, bí thư, thường trực, ban thường vụ, " +
        "ban chấp hành, tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, đảng ủy, ủy ban nhân dân, hội đồng nhân dân, ubnd, hđnd, tỉnh, thành phố, huyện, quận, thị xã, xã, phường, sở, bộ, bộ trưởng, giám đốc, văn phòng")
        .Split(',').Select(phrase => $" {Exact(phrase)} ").OrderByDescending(phrase => phrase.Length)];

    private readonly TokenBuffer tokens = new();
    private readonly List<Annotation> annotations = [];

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
            if (annotations.FirstOrDefault(a => a.First == i) is { Count: > 0 } found)
            {
                bool isOwn = found.Kind == AnnotationKind.Symbol && (i == 0 || found.Key == own);
                if (found.Kind == AnnotationKind.Symbol && !isOwn)
                {
                    // What it amends or carries out tells it apart, with the day that stands behind.
                    hash = StableHash.Add(hash, found.Key);
                    i = Cited(i + found.Count, ref hash) - 1;
                    continue;
                }

                hasDay |= found.Kind == AnnotationKind.Date && found.Key.Length != 7;
                hasPeriod |= found.Kind == AnnotationKind.Date && found.Key.Length == 7;
                hash = StableHash.Add(hash, "#");
                i += found.Count - 1;
            }
            else if (IsPeriod(i))
            {
                hasPeriod = true;
                hash = StableHash.Add(hash, "#");
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

    private bool IsPeriod(int at)
    {
        ReadOnlySpan<char> word = tokens.Folded(at);
        if (IsYear(at))
        {
            // 05/2010 is a number of that year, 2016-2020 a period.
            return at == 0 || tokens[at - 1].Kind != TokenKind.Number || IsYear(at - 1);
        }

        if (at == 0)
        {
            return false;
        }

        string before = tokens.Folded(at - 1).ToString();
        bool isRoman = word.Length > 0 && word.IndexOfAnyExcept("ivx") < 0;
        return tokens[at].Kind == TokenKind.Number || isRoman ? Periods.Contains(before) : Counters.Contains(before) && NumberWords.Contains(word.ToString());
    }

    private bool IsYear(int at) => tokens[at].Kind == TokenKind.Number && tokens.Folded(at) is ['1', '9', _, _] or ['2', '0', _, _];

    private static FrozenSet<string> Folded(string words) => ValueKey.Of(words).Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static string Exact(string words)
    {
        TokenBuffer tokens = new();
        Tokenizer.Tokenize(words, tokens);
        return string.Join(' ', Enumerable.Range(0, tokens.Count).Select(i => tokens.Exact(i).ToString()));
    }
}
