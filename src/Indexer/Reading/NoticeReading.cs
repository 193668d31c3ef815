using Search.Analysis.Text;
using Search.Documents;

namespace Indexer.Reading;

/// <summary>Reads a notice or administrative document: head, body, closing.</summary>
internal static class NoticeReading
{
    public static void Read(DocumentReading reading, NormalizedText source, List<TextLine> lines, TitleHeading? heading, NoticeHead head)
    {
        bool hasTitle = !string.IsNullOrWhiteSpace(reading.Document.Title);
        reading.Text("title", head.Title, document => document.Title, (document, title) => document with { Title = title });
        reading.Text("type", heading?.Type ?? head.Type ?? Named(reading.SuppliedTitle), document => document.Type, (document, type) => document with { Type = type });
        reading.Text("symbol", heading?.Symbol ?? head.Symbol, document => document.Symbol, (document, symbol) => document with { Symbol = symbol });
        reading.Text("summary", head.Summary, document => document.Summary, (document, summary) => document with { Summary = summary });
        reading.Day("issuedOn", heading?.IssuedOn ?? head.IssuedOn ?? OwnDay.Read(reading.SuppliedTitle, source, reading.Document.Symbol), document => document.IssuedOn, (document, day) => document with { IssuedOn = day });
        reading.Day("heldOn", head.HeldOn, document => document.HeldOn, (document, day) => document with { HeldOn = day });
        bool isPaper = head.TypeAt >= 0 || head.Symbol is not null || head.HasEmblem || !hasTitle;
        Letterhead letterhead = Letterhead.Read(lines, head.TypeAt >= 0 ? head.TypeAt : head.Symbol is null ? 0 : lines.Count, NoticeHead.Emblems);
        Closing closing = isPaper ? Closing.Read(lines, head.Body) : new Closing(null, null, null);
        ReadValue<string>? issuer = Whole(source, letterhead) ?? Author(source, closing.Authority) ?? Author(source, head.Summary);
        reading.Text("issuer", issuer, document => document.Issuer, (document, name) => document with { Issuer = name });
        reading.Text("signer", closing.Signer, document => document.Signer, (document, name) => document with { Signer = name });
        reading.Text("signerTitle", closing.SignerTitle, document => document.SignerTitle, (document, title) => document with { SignerTitle = title });
        ExtractedValue? unlisted = null;
        List<ReadValue<string>> recipients = isPaper ? Recipients.Read(lines, head.Body, out unlisted) : [];
        reading.List("recipients", recipients, document => document.Recipients, (document, names) => document with { Recipients = names });
        reading.Unlisted("recipients", recipients.Count, unlisted);
        reading.Attribute("superior", letterhead.Superior);
        reading.Attribute("secrecy", letterhead.Secrecy);
        reading.Attribute("urgency", letterhead.Urgency);
        reading.Attribute("authority", closing.Authority);
        if (closing.Signer is null && closing.Authority is null && recipients.Count == 0 && Truncation.Find(lines, mayBeCredited: false) is { } cut)
        {
            reading.Attribute("truncated", new("true", cut));
        }
    }

    // What is known for a paper is called by its title: "Thông báo tuyển sinh năm 2026".
    private static ReadValue<string>? Named(string title) =>
        PaperTypes.NameAtStart(NormalizedText.Of(title).Text) is { } type ? new(type, new ExtractedValue(0, type.Length, 0.7, "title")) : null;

    // "VĂN PHÒNG" below "HUYỆN ỦY …" is what the text calls Văn phòng Huyện ủy.
    private static ReadValue<string>? Whole(NormalizedText source, Letterhead letterhead) =>
        letterhead is { Issuer: { } issuer, Superior: not null } && issuer.Value.Count(unit => unit == ' ') < 4 && Organisations.Behind(source, issuer.Value) is { } whole
            ? issuer with { Value = whole.Value }
            : letterhead.Issuer;

    // "T/M BAN THƯỜNG VỤ" signs for a body whose whole name the text gives; a trích yếu may name its author: "kết luận của Ban Thường vụ Thị ủy …".
    private static ReadValue<string>? Author(NormalizedText source, ReadValue<string>? said)
    {
        if (said is null)
        {
            return null;
        }

        int of = said.Value.IndexOf("của ", StringComparison.Ordinal);
        if (of >= 0)
        {
            string behind = said.Value[(of + 4)..];
            return Organisations.At(NormalizedText.Of(behind)) is { } named && source.Text.IndexOf(named, StringComparison.Ordinal) is >= 0 and int at
                ? new(named, TextLines.Span(source, at, at + named.Length, 0.7))
                : null;
        }

        int name = said.Value.IndexOf(' ');
        return name > 0 && Capitals.Are(said.Value) ? Organisations.Behind(source, said.Value[name..].Trim()) : null;
    }
}
