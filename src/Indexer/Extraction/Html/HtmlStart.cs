namespace Indexer.Extraction.Html;

/// <summary>Tells pages by how they begin.</summary>
internal static class HtmlStart
{
    /// <summary>Whether a doctype or the root element comes first, but for blanks, comments and declarations.</summary>
    public static bool IsPage(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> rest = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? start[3..] : start;
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n"u8);
            ReadOnlySpan<byte> end = rest.StartsWith("<!--"u8) ? "-->"u8 : rest.StartsWith("<?xml"u8) ? "?>"u8 : default;
            if (end.IsEmpty)
            {
                return Begins(rest, "<!doctype html"u8) || Begins(rest, "<html"u8);
            }

            int at = rest.IndexOf(end);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + end.Length)..];
        }
    }

    private static bool Begins(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> with) =>
        bytes.Length > with.Length && System.Text.Ascii.EqualsIgnoreCase(bytes[..with.Length], with) && !char.IsAsciiLetterOrDigit((char)bytes[with.Length]);
}
