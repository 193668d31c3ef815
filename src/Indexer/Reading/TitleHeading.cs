using System.Text.RegularExpressions;
using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>What a title says that is the heading of a paper, or of a part of one: <c>Thông tư số 23/2011/TT-BTC ngày … quy định …</c>.</summary>
internal sealed record TitleHeading(ReadValue<string> Type, ReadValue<string>? Symbol, DateOnlyRead? IssuedOn)
{
    private const double Confidence = 0.95;

    /// <summary>Reads a title as it was supplied; null where it is no such heading.</summary>
    public static TitleHeading? Read(string title)
    {
        NormalizedText source = NormalizedText.Of(title);
        string text = source.Text;
        if (PaperTypes.OfHeading(text) is { } whole)
        {
            return At(source, 0, whole);
        }

        if (HeadPatterns.Try(HeadPatterns.PartTitle(), text) is null)
        {
            return PaperTypes.Match(text) is { } capitals ? At(source, 0, capitals.Name) with { Symbol = null, IssuedOn = null } : null;
        }

        for (int at = text.IndexOf(" - ", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" - ", at + 3, StringComparison.Ordinal))
        {
            if (PaperTypes.OfHeading(text[(at + 3)..]) is { } type)
            {
                return At(source, at + 3, type);
            }
        }

        return null;
    }

    private static TitleHeading At(NormalizedText source, int at, string type)
    {
        var line = new TextLine(source.Text, AfterBlank: true, source, 0);
        Match? match = HeadPatterns.Try(HeadPatterns.SymbolAndDay(), source.Text, at + type.Length);
        return new TitleHeading(
            new(type, InTitle(line.Part(at, type.Length, Confidence))),
            match is null ? null : new(NoticeHead.Tidy(match.Groups["symbol"].Value), InTitle(line.Part(match.Groups["symbol"].Index, match.Groups["symbol"].Length, Confidence))),
            match?.Groups["date"].Success == true && DateOnlyRead.From(line, match, Confidence) is { } day ? day with { Where = InTitle(day.Where) } : null);
    }

    private static ExtractedValue InTitle(ExtractedValue where) => where with { In = "title" };
}
