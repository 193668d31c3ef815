using System.Buffers;
using System.Text;
using Search.Engine.Searching;
using SearchApi.Documents;

namespace SearchApi.Searching;

/// <summary>
/// Renders text with its marks as HTML that is safe inside a page: everything escaped, <c>&lt;mark&gt;</c> around the marks and
/// no other markup, whatever the text holds. Thread safe: no state.
/// </summary>
public static class MarkedHtml
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    /// <summary>The whole as a string.</summary>
    public static string Render(MarkedText marked)
    {
        if (marked.Marks.Count == 0 && marked.Text.AsSpan().IndexOfAny(Special) < 0)
        {
            return marked.Text;
        }

        StringBuilder html = new(marked.Text.Length + (marked.Marks.Count * 13) + 16);
        Append(html, marked);
        return html.ToString();
    }

    /// <summary>Appends text with marks.</summary>
    /// <param name="html">What it is appended to.</param>
    /// <param name="marked">The text.</param>
    /// <param name="firstId">The <c>id</c> to give the first mark, so that a page can lead to it; a literal of the program, not escaped.</param>
    /// <param name="anchors">Where an empty element with an <c>id</c> is put, so that a page can lead there; in the order of the text.</param>
    public static void Append(StringBuilder html, MarkedText marked, string? firstId = null, IReadOnlyList<ItemAnchor>? anchors = null)
    {
        int anchor = 0;
        ReadOnlySpan<char> text = marked.Text;
        int written = 0;
        foreach (Mark mark in marked.Marks)
        {
            // Whatever the marks are, the text comes out whole and once.
            int start = Math.Clamp(mark.Start, written, text.Length);
            int end = Math.Clamp(mark.End, written, text.Length);
            if (end <= start)
            {
                continue;
            }

            AppendPart(text, written, start);
            if (firstId is null)
            {
                html.Append("<mark>");
            }
            else
            {
                html.Append("<mark id=\"").Append(firstId).Append("\">");
                firstId = null;
            }

            AppendPart(text, start, end);
            html.Append("</mark>");
            written = end;
        }

        AppendPart(text, written, text.Length);

        void AppendPart(ReadOnlySpan<char> whole, int from, int to)
        {
            for (; anchor < anchors?.Count && anchors[anchor].At < to; anchor++)
            {
                int at = Math.Max(from, anchors[anchor].At);
                AppendText(html, whole[from..at]);
                html.Append("<span id=\"");
                AppendText(html, anchors[anchor].Id);
                html.Append("\"></span>");
                from = at;
            }

            AppendText(html, whole[from..to]);
        }
    }

    /// <summary>Appends text escaped for element content and quoted attribute values.</summary>
    public static void AppendText(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (int special = text.IndexOfAny(Special); special >= 0; special = text.IndexOfAny(Special))
        {
            html.Append(text[..special]).Append(text[special] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            text = text[(special + 1)..];
        }

        html.Append(text);
    }
}
