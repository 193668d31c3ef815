using System.Runtime.ExceptionServices;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Indexer.Extraction.Html;

/// <summary>Parses pages of any make within bounds. Thread safe: no state.</summary>
internal static class PageParser
{
    /// <summary>A page of the largest size that is no trap takes a few seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The page as a tree.</summary>
    /// <exception cref="ExtractionException">When it nests deeper than <see cref="HtmlText.MaxDepth"/>, or takes longer than <paramref name="longest"/>.</exception>
    public static IHtmlDocument Parse(string html, TimeSpan longest, CancellationToken cancellation)
    {
        // The time of the parser grows with the square of the depth, so that depth is looked at while the tree grows and not when it stands.
        IElement? last = null;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            OnCreated = (element, _) =>
            {
                // An element is given before it has its place; the one before it has it by now.
                EnsureShallow(last);
                last = element;
            },
        });
        using var bytes = new TimedStream(html, longest, cancellation);
        IHtmlDocument page = Parse(parser, bytes);
        if (HtmlText.Depth(page) <= HtmlText.MaxDepth)
        {
            return page;
        }

        page.Dispose();
        throw TooDeep();
    }

    private static IHtmlDocument Parse(HtmlParser parser, Stream bytes)
    {
        try
        {
            return parser.ParseDocument(bytes);
        }
        catch (AggregateException fault) when (fault.GetBaseException() is ExtractionException or OperationCanceledException)
        {
            // The parser reads ahead in a task of its own and wraps what ends it.
            ExceptionDispatchInfo.Throw(fault.GetBaseException());
            throw;
        }
    }

    private static void EnsureShallow(INode? node)
    {
        int depth = 0;
        for (INode? parent = node?.Parent; parent is not null; parent = parent.Parent)
        {
            if (++depth > HtmlText.MaxDepth)
            {
                throw TooDeep();
            }
        }
    }

    private static ExtractionException TooDeep() =>
        new(new("html-too-deep", "", $"The page nests more than {HtmlText.MaxDepth} elements in one another.", "Save it as text."));

    /// <summary>
    /// Gives the page to the parser piece by piece and looks at the clock before each: whatever makes a page slow (one tag with a hundred thousand
    /// attributes is enough), the parser comes back for more.
    /// </summary>
    private sealed class TimedStream(string html, TimeSpan longest, CancellationToken cancellation)
        : MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(html)], writable: false)
    {
        private const int Piece = 4096;

        private readonly long start = TimeProvider.System.GetTimestamp();

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Next(count));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Next(buffer.Length)]);

        private int Next(int count)
        {
            cancellation.ThrowIfCancellationRequested();
            return TimeProvider.System.GetElapsedTime(start) <= longest
                ? Math.Min(count, Piece)
                : throw new ExtractionException(new("html-too-slow", "", $"The page took longer than {longest.TotalSeconds:0} seconds to read.", "Its mark-up is out of the ordinary: save it as text."));
        }
    }
}
