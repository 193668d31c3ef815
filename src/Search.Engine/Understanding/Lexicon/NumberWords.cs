using System.Globalization;

namespace Search.Engine.Understanding;

/// <summary>
/// Numbers written in words or Roman numerals beside a word that counts: <c>khóa XIII</c> is <c>khóa 13</c>, <c>lần thứ năm</c> is <c>lần thứ 5</c>,
/// <c>tháng Giêng</c> is <c>tháng 1</c>. Elsewhere <c>năm</c> is a year and <c>vi</c> a syllable.
/// </summary>
internal static class NumberWords
{
    private const int Most = 30;

    private static readonly Dictionary<string, QueryWord> Counted =
        new[] { "khóa", "thứ", "quý", "tháng", "kỳ", "hội", "chương", "phần", "mục", "hạng", "cấp" }.Select(w => WordRun.Of(w).Words[0]).ToDictionary(w => w.Folded);

    private static readonly string[] Units = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>The ways to write each number from 1 on.</summary>
    private static readonly IReadOnlyList<QueryWord>[][] Numbers = [.. Enumerable.Range(1, Most).Select(n => WaysOf(n).Select(w => WordRun.Of(w).Words).ToArray())];

    /// <summary>How a counting word at <paramref name="at"/> and the number behind it may be written otherwise.</summary>
    public static IEnumerable<Equivalent> At(IReadOnlyList<QueryWord> words, int at)
    {
        if (at + 1 >= words.Count || !Counted.TryGetValue(words[at].Folded, out QueryWord? counted) || (words[at].IsMarked && words[at].Typed != counted.Typed))
        {
            return [];
        }

        // The longest number that stands there: mười ba, not mười.
        var (typed, ways) = Numbers.SelectMany(ways => ways.Select(way => (Typed: way, Ways: ways)))
            .Where(n => Stands(words, at + 1, n.Typed))
            .OrderByDescending(n => n.Typed.Count)
            .FirstOrDefault();
        return typed is null ? [] : ways.Where(way => way != typed).Select(way => Said(at, 1 + typed.Count, [counted, .. way]));
    }

    private static Equivalent Said(int at, int count, IReadOnlyList<QueryWord> words) =>
        new(at, count, words, string.Join(' ', words.Select(w => w.AsWritten)), "number", false);

    private static bool Stands(IReadOnlyList<QueryWord> words, int at, IReadOnlyList<QueryWord> way)
    {
        for (int i = 0; i < way.Count; i++)
        {
            if (at + i >= words.Count || words[at + i].Folded != way[i].Folded || (words[at + i].IsMarked && words[at + i].Typed != way[i].Typed))
            {
                return false;
            }
        }

        return true;
    }

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
