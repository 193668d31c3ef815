using System.Diagnostics;
using AngleSharp.Html.Dom;
using Indexer.Extraction;
using Indexer.Extraction.Html;

namespace Indexer.Tests.Extraction;

/// <summary>Pages made to take long or to nest without end.</summary>
public sealed class PageParserTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Refused(string html, double seconds = 30) =>
        Should.Throw<ExtractionException>(() => PageParser.Parse(html, TimeSpan.FromSeconds(seconds), Cancellation)).Error.Code;

    private static string Times(int times, string part) => string.Concat(Enumerable.Repeat(part, times));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<svg><g>")]
    [InlineData("<rt>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<p><object>")]
    public void Nesting_is_refused_while_it_is_read(string part)
    {
        long start = Stopwatch.GetTimestamp();
        Refused(Times(200_000, part)).ShouldBe("html-too-deep");

        // Minutes when the whole tree is built first.
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("<li>một mục")]
    [InlineData("<p>một đoạn")]
    [InlineData("<br>")]
    [InlineData("<div>một khối</div>")]
    public void Many_elements_beside_one_another_are_no_nesting(string part)
    {
        using IHtmlDocument page = PageParser.Parse("<ul>" + Times(5000, part), PageParser.Longest, Cancellation);
        HtmlText.Depth(page).ShouldBeLessThan(10);
    }

    [Fact]
    public void Up_to_the_limit_a_page_is_read()
    {
        // The document, html, body and the text below are levels too.
        using IHtmlDocument page = PageParser.Parse(Times(HtmlText.MaxDepth - 3, "<div>") + "ủ", PageParser.Longest, Cancellation);
        HtmlText.Depth(page).ShouldBe(HtmlText.MaxDepth);
        page.Body!.TextContent.ShouldBe("ủ");
        Refused(Times(HtmlText.MaxDepth - 2, "<div>") + "ủ").ShouldBe("html-too-deep");
    }

    [Fact]
    public void The_time_is_bounded_whatever_makes_it_long()
    {
        long start = Stopwatch.GetTimestamp();
        Refused("<a " + string.Join(' ', Enumerable.Range(0, 200_000).Select(at => $"x{at}")) + ">", seconds: 0.01).ShouldBe("html-too-slow");
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void The_page_s_own_word_on_its_encoding_no_longer_counts()
    {
        using IHtmlDocument page = PageParser.Parse("<meta charset='windows-1252'><p>Thành ủy", PageParser.Longest, Cancellation);
        page.Body!.TextContent.ShouldBe("Thành ủy");
    }
}
