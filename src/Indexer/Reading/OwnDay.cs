using System.Text.RegularExpressions;
using Search.Analysis.Text;

namespace Indexer.Reading;

/// <summary>The day of issue where no head states it: behind the paper's own symbol, or in the formula that ends laws and the resolutions of
/// the National Assembly and of people's councils, which bear the day of their adoption (Law on the Promulgation of Legal Documents).</summary>
internal static partial class OwnDay
{
    private const int MostPlaces = 20;
    private const int LongestFormula = 300;

    [GeneratedRegex(@"\G,?\s*(?<date>ngày\s+" + HeadPatterns.DayForm + ")", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex BehindSymbol();

    [GeneratedRegex(@"này\s(?:đã\s)?được\s(?:[^.;\n]{0,60}\s)?(?:Quốc\shội|Hội\sđồng\snhân\sdân)[^.;\n]{0,150}?\sthông\s+qua\s+(?:vào\s+)?(?<date>ngày\s+" + HeadPatterns.DayForm + ")", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Adopted();

    /// <param name="title">The title as supplied.</param>
    /// <param name="symbol">The symbol that the document bears; null where none is known.</param>
    public static DateOnlyRead? Read(string title, NormalizedText source, string? symbol) =>
        symbol is not null && BehindOwn(NormalizedText.Of(title), symbol) is { } named ? named with { Where = named.Where with { In = "title" } }
        : symbol is not null && BehindOwn(source, symbol) is { } said ? said
        : Adoption(source);

    private static DateOnlyRead? BehindOwn(NormalizedText source, string symbol)
    {
        string text = source.Text;
        var whole = new TextLine(text, AfterBlank: true, source, 0);
        int places = 0;
        for (int at = text.IndexOf(symbol, StringComparison.OrdinalIgnoreCase); at >= 0 && places++ < MostPlaces; at = text.IndexOf(symbol, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            bool isWhole = at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '/' or '-');
            if (isWhole && HeadPatterns.Try(BehindSymbol(), text, at + symbol.Length, anyLength: true) is { } match && DateOnlyRead.From(whole, match, 0.9) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnlyRead? Adoption(NormalizedText source)
    {
        string text = source.Text;
        int formula = text.LastIndexOf("thông qua", StringComparison.Ordinal);
        int start = Math.Max(0, formula - LongestFormula);
        return formula >= 0 && HeadPatterns.Try(Adopted(), text, start, anyLength: true) is { } adopted && DateOnlyRead.From(new TextLine(text, AfterBlank: true, source, 0), adopted, 0.85) is { } adoption ? adoption : null;
    }
}
