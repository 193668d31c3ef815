using System.Globalization;

namespace Search.Engine.Understanding;

/// <summary>A number beside what it counts, in each way it may be written.</summary>
/// <param name="First">Position of its first word in the run.</param>
/// <param name="Count">How many words were typed.</param>
/// <param name="Ways">Every way, the typed one with all its marks among them.</param>
/// <param name="Typed">The way that was typed.</param>
/// <param name="IsOne">Whether it is always meant as a whole, so that its words may not stand apart.</param>
internal sealed record NumberSpelling(int First, int Count, IReadOnlyList<IReadOnlyList<QueryWord>> Ways, IReadOnlyList<QueryWord> Typed, bool IsOne)
{
    public bool Covers(int word) => First <= word && word < First + Count;
}

/// <summary>
/// Numbers written in words or Roman numerals beside a word that counts: <c>khóa XIII</c> is <c>khóa 13</c>, <c>lần thứ năm</c> is <c>lần thứ 5</c>,
/// <c>tháng Giêng</c> is <c>tháng 1</c>, <c>sáu tháng đầu năm</c> is <c>6 tháng đầu năm</c>. Elsewhere <c>năm</c> is a year and <c>vi</c> a syllable.
/// </summary>
internal static class NumberWords
{
    private const int Most = 30;

    /// <summary>Words that count, each with its other spellings; those at the head are never meant apart from their number.</summary>
    private static readonly (string[] Written, bool IsOne)[] CountingWords =
    [
        (["khóa"], true), (["thứ"], true), (["quý", "quí"], true), (["tháng"], true),
        (["kỳ", "kì"], false), (["hội"], false), (["chương"], false), (["phần"], false), (["mục"], false), (["hạng"], false), (["cấp"], false),
    ];

    private static readonly Dictionary<string, (QueryWord[] Forms, bool IsOne)> Counted = (
        from counting in CountingWords
        let forms = counting.Written.Select(w => WordRun.Of(w).Words[0]).ToArray()
        from form in forms
        select (form.Folded, forms, counting.IsOne)).ToDictionary(c => c.Folded, c => (c.forms, c.IsOne));

    private static readonly string[] Units = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>What makes a number of months a part of the year.</summary>
    private static readonly IReadOnlyList<QueryWord>[] Periods = [WordRun.Of("tháng đầu năm").Words, WordRun.Of("tháng cuối năm").Words];

    /// <summary>Each way to write a number, beside all ways to write the same, by its first word; those of most words first: mười ba, not mười.</summary>
    private static readonly Dictionary<string, (IReadOnlyList<QueryWord> Written, IReadOnlyList<QueryWord>[] Ways)[]> Numbers = Enumerable.Range(1, Most)
        .Select(n => WaysOf(n).Select(w => WordRun.Of(w).Words).ToArray())
        .SelectMany(ways => ways.Select(written => (Written: written, Ways: ways)))
        .GroupBy(n => n.Written[0].Folded)
        .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Written.Count).ToArray());

    /// <summary>How what stands at <paramref name="at"/> may be written otherwise.</summary>
    public static IEnumerable<Equivalent> At(IReadOnlyList<QueryWord> words, int at) => Read(words, at) is not { } read
        ? []
        : read.Ways.Where(way => way != read.Typed).Select(way => new Equivalent(at, read.Count, way, string.Join(' ', way.Select(w => w.AsWritten)), "number", false));

    /// <summary>The numbers of a run that are meant as a whole, in their order and apart.</summary>
    public static IReadOnlyList<NumberSpelling> Find(WordRun run)
    {
        var found = new List<NumberSpelling>();
        for (int i = 0; i + 1 < run.Words.Count; i++)
        {
            if (Read(run.Words, i) is { IsOne: true } read && !run.Meanings.Any(m => m.First < i + read.Count && i < m.First + m.Count))
            {
                found.Add(read);
                i += read.Count - 1;
            }
        }

        return found;
    }

    private static NumberSpelling? Read(IReadOnlyList<QueryWord> words, int at)
    {
        if (Counted.TryGetValue(words[at].Folded, out var counted) && counted.Forms.FirstOrDefault(f => IsWord(words[at], f)) is { } counting && NumberAt(words, at + 1) is var (typed, ways) && typed is not null)
        {
            IReadOnlyList<QueryWord>[] all = [.. from form in counted.Forms from way in ways select (IReadOnlyList<QueryWord>)[form, .. way]];
            return Spelling(words, at, 1 + typed.Count, all, counted.IsOne, [counting, .. typed]);
        }

        if (NumberAt(words, at) is var (months, others) && months is not null && Periods.FirstOrDefault(p => Stands(words, at + months.Count, p)) is { } period)
        {
            return Spelling(words, at, months.Count + period.Count, [.. others.Select(way => (IReadOnlyList<QueryWord>)[.. way, .. period])], true, [.. months, .. period]);
        }

        return null;
    }

    private static NumberSpelling Spelling(IReadOnlyList<QueryWord> words, int at, int count, IReadOnlyList<QueryWord>[] ways, bool isOne, QueryWord[] typed) =>
        new(at, count, ways, ways.First(way => way.SequenceEqual(typed)), isOne);

    /// <summary>The longest number that stands there, and all ways to write it; null where there is none.</summary>
    private static (IReadOnlyList<QueryWord>? Typed, IReadOnlyList<QueryWord>[] Ways) NumberAt(IReadOnlyList<QueryWord> words, int at) =>
        at < words.Count && Numbers.TryGetValue(words[at].Folded, out var known) ? known.FirstOrDefault(n => Stands(words, at, n.Written)) : default;

    private static bool Stands(IReadOnlyList<QueryWord> words, int at, IReadOnlyList<QueryWord> way)
    {
        for (int i = 0; i < way.Count; i++)
        {
            if (at + i >= words.Count || !IsWord(words[at + i], way[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a word was typed with its marks or without any.</summary>
    private static bool IsWord(QueryWord typed, QueryWord word) => typed.Folded == word.Folded && (!typed.IsMarked || typed.Typed == word.Typed);

    private static IEnumerable<string> WaysOf(int number)
    {
        string[] others = number switch { 1 => ["nhất", "giêng"], 4 => ["tư"], 12 => ["chạp"], _ => [] };
        return [number.ToString(CultureInfo.InvariantCulture), Roman(number), InWords(number), .. others];
    }

    private static string InWords(int number) => (number / 10, number % 10) switch
    {
        (0, int unit) => Units[unit - 1],
        (1, 0) => "mười",
        (1, 5) => "mười lăm",
        (1, int unit) => "mười " + Units[unit - 1],
        (int tens, 0) => $"{Units[tens - 1]} mươi",
        (int tens, 1) => $"{Units[tens - 1]} mươi mốt",
        (int tens, 5) => $"{Units[tens - 1]} mươi lăm",
        (int tens, int unit) => $"{Units[tens - 1]} mươi {Units[unit - 1]}",
    };

    private static string Roman(int number)
    {
        string[] ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        return new string('X', number / 10) + ones[number % 10];
    }
}
