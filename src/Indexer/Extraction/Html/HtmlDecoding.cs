using System.Text;
using Indexer.Extraction.Encodings;
using Search.Documents;

namespace Indexer.Extraction.Html;

/// <summary>The encoding of a page: what a page says of itself comes before any guess.</summary>
internal static class HtmlDecoding
{
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (TextDecoding.ByteOrderMark(bytes) is null && !System.Text.Unicode.Utf8.IsValid(bytes) && Declared(bytes) is { } encoding)
        {
            return new(encoding.GetString(bytes), [new DocumentNote("encoding", "text", $"Read as {encoding.WebName}: the page says so.")]);
        }

        return TextDecoding.DecodeOnly(bytes);
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        string start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        int at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        string name = new([.. start.AsSpan(at + 8).TrimStart("\"' ").ToString().TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')]);
        try
        {
            Encoding encoding = Encoding.GetEncoding(name);
            return encoding is UTF8Encoding or UnicodeEncoding ? null : encoding;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
