using System.Globalization;
using System.Net;
using System.Text;

namespace EndToEnd.Searching;

/// <summary>What holds of every answer, whatever was asked.</summary>
public static class AnswerRules
{
    private const string Open = "<mark>";
    private const string Close = "</mark>";

    public static void Check(SearchAnswer answer, string route)
    {
        answer.Hits.Count.ShouldBeLessThanOrEqualTo(answer.Size, route);
        answer.Total.ShouldBeGreaterThanOrEqualTo(answer.Hits.Count, route);
        answer.Ids.ShouldBeUnique(route);
        foreach (HitAnswer hit in answer.Hits)
        {
            hit.Kind.ShouldBeOneOf("notice", "news");
            hit.Date?.ShouldMatch(@"^\d{4}-\d{2}-\d{2}$", route);
            Unmark(hit.Title.Html, route).Text.ShouldBe(hit.Title.Text, route);
            foreach (SnippetAnswer snippet in hit.Snippets)
            {
                Check(snippet, $"{route} → {hit.Id}");
            }
        }
    }

    private static void Check(SnippetAnswer snippet, string where)
    {
        (string text, List<int[]> marks) = Unmark(snippet.Html, where);
        text.ShouldBe(snippet.Text, where);
        marks.ShouldBe(snippet.Marks, where);
        int end = -1;
        foreach (int[] mark in snippet.Marks)
        {
            mark.Length.ShouldBe(2, where);
            mark[0].ShouldBeGreaterThan(end, $"{where}: marks touch or are out of order");
            mark[1].ShouldBeGreaterThan(mark[0], where);
            mark[1].ShouldBeLessThanOrEqualTo(snippet.Text.Length, where);
            StandsBetweenLetters(snippet.Text, mark[0]).ShouldBeTrue($"{where}: a mark starts inside a letter");
            StandsBetweenLetters(snippet.Text, mark[1]).ShouldBeTrue($"{where}: a mark ends inside a letter");
            end = mark[1];
        }
    }

    /// <summary>Takes the marks out of HTML which may hold nothing else: any other tag or an unescaped sign fails.</summary>
    private static (string Text, List<int[]> Marks) Unmark(string html, string where)
    {
        StringBuilder text = new();
        List<int[]> marks = [];
        int start = -1;
        for (int at = 0; at < html.Length;)
        {
            if (html.AsSpan(at).StartsWith(Open))
            {
                start.ShouldBe(-1, $"{where}: nested marks");
                start = text.Length;
                at += Open.Length;
            }
            else if (html.AsSpan(at).StartsWith(Close))
            {
                start.ShouldNotBe(-1, $"{where}: a mark closed that was not open");
                marks.Add([start, text.Length]);
                start = -1;
                at += Close.Length;
            }
            else
            {
                int next = html.IndexOf('<', at);
                next = next < 0 ? html.Length : next;
                next.ShouldBeGreaterThan(at, $"{where}: markup other than <mark> in {html}");
                string piece = html[at..next];
                piece.ShouldNotContain('>', customMessage: where);
                text.Append(WebUtility.HtmlDecode(piece));
                at = next;
            }
        }

        start.ShouldBe(-1, $"{where}: a mark left open");
        return (text.ToString(), marks);
    }

    private static bool StandsBetweenLetters(string text, int index) =>
        index == 0 || index == text.Length
        || (!char.IsLowSurrogate(text[index]) && char.GetUnicodeCategory(text[index]) != UnicodeCategory.NonSpacingMark);
}
