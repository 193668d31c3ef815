using System.Text;
using AngleSharp.Dom;

namespace Indexer.Extraction.Html;

/// <summary>The text of elements as a reader sees it: blocks on lines of their own, blanks run together. Walks without recursion, however deep the page.</summary>
internal static class HtmlText
{
    /// <summary>Deeper pages are refused: other code that sees them recurses, and a stack overflow ends the process.</summary>
    public const int MaxDepth = 400;

    private static readonly HashSet<string> Unseen = new(["script", "style", "noscript", "template", "head", "svg", "iframe", "select", "button"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Aside = new(["nav", "header", "footer", "aside", "form"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Paragraphs = new(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "figure", "pre", "section", "article"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Blocks = new(["div", "li", "tr", "dd", "dt", "figcaption", "main", "address", "hr", "td", "th", "center"], StringComparer.OrdinalIgnoreCase);

    public static int Depth(INode root)
    {
        int depth = 0, deepest = 0;
        INode? node = root;
        while (node is not null)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                deepest = Math.Max(deepest, ++depth);
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
            }

            node = node is null || node == root ? null : node.NextSibling;
        }

        return deepest;
    }

    /// <param name="mainOnly">Leave out navigation, headers, footers and forms.</param>
    public static string Of(INode root, bool mainOnly = false)
    {
        var text = new StringBuilder();
        INode? node = root;
        while (node is not null)
        {
            bool enter = Enter(node, text, mainOnly && node != root);
            if (enter && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                Leave(node, text);
                node = node.Parent;
            }

            if (node is null || node == root)
            {
                break;
            }

            Leave(node, text);
            node = node.NextSibling;
        }

        return text.ToString().Trim();
    }

    private static bool Enter(INode node, StringBuilder text, bool mainOnly)
    {
        if (node is IText part)
        {
            Append(text, part.Data);
            return false;
        }

        if (node is not IElement element)
        {
            return node is IDocument or IDocumentFragment;
        }

        if (Unseen.Contains(element.LocalName) || (mainOnly && Aside.Contains(element.LocalName)) || element.HasAttribute("hidden"))
        {
            return false;
        }

        if (element.LocalName == "br")
        {
            Break(text, 1);
        }

        BreakAround(element, text);
        return true;
    }

    private static void Leave(INode node, StringBuilder text)
    {
        if (node is IElement element)
        {
            BreakAround(element, text);
        }
    }

    private static void BreakAround(IElement element, StringBuilder text)
    {
        if (Paragraphs.Contains(element.LocalName))
        {
            Break(text, 2);
        }
        else if (Blocks.Contains(element.LocalName))
        {
            Break(text, 1);
        }
    }

    private static void Append(StringBuilder text, string data)
    {
        foreach (char c in data)
        {
            if (c is not (' ' or '\t' or '\n' or '\r' or '\f'))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }

    private static void Break(StringBuilder text, int lines)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length == 0)
        {
            return;
        }

        int present = text[^1] != '\n' ? 0 : text.Length > 1 && text[^2] == '\n' ? 2 : 1;
        text.Append('\n', Math.Max(0, lines - present));
    }
}
