using System.Globalization;
using Search.Analysis.Recognition;

namespace Search.Engine.Understanding;

/// <summary>
/// The ways to write a date or period that are no date by themselves in a running text: <c>8/2021</c> may be a symbol there, <c>24/8/21</c> a list.
/// They depend on the date alone and not on how it was typed, so that every spelling finds the same.
/// </summary>
internal static class DateSpellings
{
    private static readonly string[] Romans = ["I", "II", "III", "IV"];
    private static readonly string[] QuarterWords = ["một", "hai", "ba", "bốn"];

    private static readonly string[][] MonthWords =
    [
        ["một", "Giêng"], ["hai"], ["ba"], ["tư", "bốn"], ["năm"], ["sáu"], ["bảy"], ["tám"], ["chín"], ["mười"], ["mười một"], ["mười hai", "Chạp"],
    ];

    /// <summary>The number of the quarter, from 1, that a date's key means; null for others.</summary>
    public static int? Quarter(string key) => key is [.., 'Q', var digit] ? digit - '0' : null;

    public static string Roman(int quarter) => Romans[quarter - 1];

    /// <summary>The other ways to say a date of a query.</summary>
    public static IEnumerable<Equivalent> Of(Annotation date) => SpellingsOf(date.Key).Select(spelling =>
        new Equivalent(date.First, date.Count, WordRun.Of(spelling).Words, spelling, "date", false));

    private static IEnumerable<string> SpellingsOf(string key)
    {
        if (Quarter(key) is { } quarter)
        {
            string[] numbers = [Roman(quarter), Number(quarter), QuarterWords[quarter - 1]];
            return from number in numbers from word in (string[])["quý", "quí"] from year in (string[])["năm ", ""] select $"{word} {number} {year}{key[..4]}";
        }

        int[] parts = [.. key.TrimStart('-').Split('-').Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        return (key[0], parts) switch
        {
            ('-', [int month, int day]) => [$"{day} {month}", $"{day} tháng {month}"],
            (_, [int year, int month]) => [$"{month} {year}", .. MonthWords[month - 1].SelectMany(word => (string[])[$"tháng {word} năm {year}", $"tháng {word} {year}"])],
            (_, [int year, int month, int day]) => [$"{day} tháng {month} {year}", .. year % 100 >= 10 ? (string[])[$"{day} {month} {year % 100}"] : []],
            _ => [],
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
