using System.Globalization;
using System.Text.RegularExpressions;
using Search.Analysis.Text;
using Search.Documents;
using Search.Documents.Json;

namespace Indexer.Evaluation;

/// <summary>A field that is known beside the text: how its values are compared, and whether a text states one.</summary>
/// <param name="Name">The field of the contract.</param>
/// <param name="Column">What the file calls it.</param>
internal sealed record TruthField(string Name, string Column)
{
    /// <summary>The fields that can be compared.</summary>
    public static IReadOnlyList<string> Known { get; } = ["symbol", "type", "issuer", "signer", "author", "issuedOn", "heldOn", "publishedAt"];

    private const int Timeout = 10_000;

    /// <summary>Reads <c>doc_number=symbol,doc_type=type</c>; null where it is not of that form or names an unknown field.</summary>
    public static IReadOnlyList<TruthField>? Parse(string text)
    {
        TruthField?[] fields = [.. text.Split(',').Select(pair => pair.Split('=') is [{ Length: > 0 } column, var name] && Known.Contains(name) ? new TruthField(name, column) : null)];
        return fields.Contains(null) || fields.DistinctBy(field => field!.Column).Count() < fields.Length ? null : [.. fields.Select(field => field!)];
    }

    /// <summary>What was read; empty where nothing was.</summary>
    public string Read(Document document) => Name switch
    {
        "symbol" => document.Symbol,
        "type" => document.Type,
        "issuer" => document.Issuer,
        "signer" => document.Signer,
        "author" => document.Author,
        "issuedOn" => Day(document.IssuedOn),
        "heldOn" => Day(document.HeldOn),
        _ => document.PublishedAt is { } moment ? Day(DocumentDates.DayOf(moment)) : null,
    } ?? "";

    /// <summary>The one form in which two spellings of a value are equal: composed, without blanks, without regard to case; days as <c>yyyy-MM-dd</c>.</summary>
    public string Normal(string value)
    {
        string text = NormalizedText.Of(value).Text;
        return IsDay && DocumentDates.TryReadDay(text, out DateOnly day) ? Day(day)! : string.Concat(text.Where(unit => !char.IsWhiteSpace(unit))).ToUpperInvariant();
    }

    /// <summary>
    /// Whether title or text state a value as the document's own. A symbol: it stands there. A type: before a symbol, or at the start of a line. A day:
    /// behind the document's own symbol, behind a place at the end of a line, in the formula of adoption by the National Assembly or a people's council. Anything else: alone on a line.
    /// </summary>
    /// <param name="symbol">The document's true symbol; empty where there is none.</param>
    public bool IsStated(string value, string symbol, Document document)
    {
        string text = NormalizedText.Of($"{document.Title}\n{document.Text}").Text;
        string pattern = Name switch
        {
            "symbol" => $@"(?<![\p{{L}}\d/]){Loose(value)}(?![\p{{L}}\d/])",
            "type" => $@"(?:(?:^|\n|\s-\s)[ \t*_#]*{Loose(value)}(?!\p{{L}})|(?<!\p{{L}}){Loose(value)}\s+số\W+{Loose(symbol)})",
            _ when IsDay && DocumentDates.TryReadDay(value, out DateOnly day) => Days(day, symbol),
            _ => $@"(?:^|\n)[ \t*_#]*{Loose(value)}[ \t*_.]*(?:[\r\n]|$)",
        };
        return Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Timeout));
    }

    private bool IsDay => Name is "issuedOn" or "heldOn" or "publishedAt";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Loose(string value) => string.Join(@"\s+", NormalizedText.Of(value).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape));

    private static string Days(DateOnly day, string symbol)
    {
        string spelt = string.Create(CultureInfo.InvariantCulture, $@"ngày\s+0?{day.Day}(?:\s+tháng\s+0?{day.Month}\s+năm\s+|\s*[/.-]\s*0?{day.Month}\s*[/.-]\s*){day.Year}(?!\d)");
        string behind = symbol.Length == 0 ? "" : $@"(?<![\p{{L}}\d/]){Loose(symbol)},?\s*{spelt}|";
        return $@"{behind}\p{{L}},\s*{spelt}\W*(?:\n|$)|này\s(?:đã\s)?được\s[^.;\n]{{0,60}}?(?:Quốc\shội|Hội\sđồng\snhân\sdân)[^.;\n]{{0,150}}?thông\s+qua\s+{spelt}";
    }
}
