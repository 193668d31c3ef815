using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Search.Engine.Searching;
using SearchApi.Documents;
using SearchApi.Searching;

namespace SearchApi.Tests.Searching;

public sealed class MarkedHtmlTests
{
    private static readonly Gen<string> Nasty = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["<>&\"'/markscript=; \0\ud800\udc00ữậĐ\u0301\u202e"], 0, 40],
        Gen.OneOf(new[] { "</mark>", "<mark>", "<script>alert(1)</script>", "&lt;mark&gt;", "&amp;", "\" onload=x", "<!--", "]]>", "thành ủy" }.Select(Gen.Const).ToArray()));

    private static readonly Gen<MarkedText> Texts =
        from parts in Nasty.Array[1, 4]
        from marks in Gen.Select(Gen.Int[-5, 60], Gen.Int[-5, 60], (start, end) => new Mark(start, end)).Array[0, 6]
        select new MarkedText(string.Concat(parts), marks);

    [Fact]
    public void Holds_no_markup_but_mark_whatever_text_and_marks_are() => Texts.Sample(text =>
    {
        string html = MarkedHtml.Render(text);
        string without = html.Replace("<mark>", "").Replace("</mark>", "");
        return !without.Contains('<') && !without.Contains('>') && !without.Contains('"') && !without.Contains('\'')
            && IsBalanced(html);
    });

    [Fact]
    public void Gives_the_text_back_once_tags_are_stripped_and_entities_read() => Texts.Sample(text =>
        WebUtility.HtmlDecode(Strip(MarkedHtml.Render(text))) == text.Text);

    [Fact]
    public void Anchors_change_no_text_and_stand_where_they_belong() => Gen.Select(Texts, Gen.Int[0, 60].Array[0, 5]).Sample((text, at) =>
    {
        ItemAnchor[] anchors = [.. at.Where(index => index < text.Text.Length).Distinct().Order().Select(index => new ItemAnchor(index, ItemAnchor.IdOf("<" + index, 1)))];
        StringBuilder html = new();
        MarkedHtml.Append(html, text, null, anchors);
        string[] parts = Regex.Split(Strip(html.ToString()), "<span id=\"item-&lt;[0-9]+\"></span>");
        return string.Concat(parts.Select(WebUtility.HtmlDecode)) == text.Text
            && anchors.Select((anchor, i) => string.Concat(parts.Take(i + 1).Select(WebUtility.HtmlDecode)).Length == anchor.At).All(stands => stands);
    });

    [Fact]
    public void Marks_exactly_the_ranges_given() => Texts.Sample(text =>
    {
        MarkedText sound = text with { Marks = Sound(text) };
        string[] marked = [.. Regex.Matches(MarkedHtml.Render(sound), "<mark>(.*?)</mark>", RegexOptions.Singleline).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
        return marked.SequenceEqual(sound.Marks.Select(mark => sound.Text[mark.Start..mark.End]));
    });

    [Fact]
    public void Leaves_Vietnamese_letters_as_they_are() =>
        MarkedHtml.Render(new MarkedText("Ban Thường vụ Thành ủy", [new Mark(14, 22)])).ShouldBe("Ban Thường vụ <mark>Thành ủy</mark>");

    [Fact]
    public void Escapes_inside_and_outside_of_marks() =>
        MarkedHtml.Render(new MarkedText("a<b> & \"c\" 'd'", [new Mark(1, 4)])).ShouldBe("a<mark>&lt;b&gt;</mark> &amp; &quot;c&quot; &#39;d&#39;");

    private static string Strip(string html) => html.Replace("<mark>", "").Replace("</mark>", "");

    private static bool IsBalanced(string html)
    {
        bool open = false;
        foreach (Match tag in Regex.Matches(html, "</?mark>"))
        {
            if (open == (tag.Value == "<mark>"))
            {
                return false;
            }

            open = !open;
        }

        return !open;
    }

    private static List<Mark> Sound(MarkedText text)
    {
        List<Mark> sound = [];
        int at = 0;
        foreach (Mark mark in text.Marks.OrderBy(mark => mark.Start))
        {
            if (mark.Start >= at && mark.End > mark.Start && mark.End <= text.Text.Length)
            {
                sound.Add(mark);
                at = mark.End;
            }
        }

        return sound;
    }
}
