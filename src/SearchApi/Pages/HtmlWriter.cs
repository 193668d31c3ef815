using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Search.Engine.Searching;
using SearchApi.Documents;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>
/// Builds a page. What the program wrote stays as it is, and every value put into it is escaped for element content and quoted
/// attributes: <c>page.Write($"&lt;b&gt;{title}&lt;/b&gt;")</c> is safe whatever the title holds. Not thread safe.
/// </summary>
public sealed class HtmlWriter
{
    private readonly StringBuilder html = new(16 * 1024);

    /// <summary>Writes markup with values.</summary>
    public HtmlWriter Write([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Writes markup that holds no values.</summary>
    public HtmlWriter Write(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Writes a text with its marks.</summary>
    /// <param name="marked">The text.</param>
    /// <param name="firstId">The <c>id</c> of the first mark, if a link leads to it.</param>
    /// <param name="anchors">Where else links lead to, in the order of the text.</param>
    public HtmlWriter Write(MarkedText marked, string? firstId = null, IReadOnlyList<ItemAnchor>? anchors = null)
    {
        int start = html.Length;
        MarkedHtml.Append(html, marked, firstId, anchors);
        if (marked.Text.Contains('*', StringComparison.Ordinal))
        {
            EmphasisSigns.Wrap(html, start);
        }

        return this;
    }

    /// <summary>The page. HTML knows no NUL, so that it becomes U+FFFD as a browser would make it.</summary>
    public override string ToString() => html.Replace('\0', '\uFFFD').ToString();

    /// <summary>What the compiler makes of an interpolated string given to <see cref="HtmlWriter"/>.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly StringBuilder html;

        /// <summary>Called by the compiler.</summary>
        public Markup(int literalLength, int formattedCount, HtmlWriter page)
        {
            _ = (literalLength, formattedCount);
            html = page.html;
        }

        /// <summary>What the program wrote.</summary>
        public void AppendLiteral(string markup) => html.Append(markup);

        /// <summary>A value.</summary>
        public void AppendFormatted(string? text) => MarkedHtml.AppendText(html, text);

        /// <summary>A number.</summary>
        public void AppendFormatted(long number) => html.Append(number.ToString(CultureInfo.InvariantCulture));
    }
}
