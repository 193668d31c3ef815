using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>What stands in a news item beside its text: captions and who took the pictures, who wrote it, what the page put below.</summary>
/// <param name="Captions">Without the credit.</param>
/// <param name="Credits">Each once.</param>
/// <param name="Boilerplate">Buttons and headings of the page.</param>
internal sealed partial record NewsParts(IReadOnlyList<ReadValue<string>> Captions, IReadOnlyList<ReadValue<string>> Credits, IReadOnlyList<ReadValue<string>> Boilerplate)
{
    private const int LongestCaption = 300;
    private const int LongestBareCaption = 160;
    private const int LongParagraph = 200;

    private static readonly string[] Buttons =
    [
        "Chia sẻ bài viết", "Chia sẻ", "In bài viết", "Bình luận", "Gửi bình luận", "Tin liên quan", "Tin cùng chuyên mục", "Bài viết liên quan", "Tin bài liên quan",
        "Xem thêm", "Đọc thêm", "Về trang chủ", "Lưu bài viết", "Ý kiến bạn đọc", "Từ khóa",
    ];

    [GeneratedRegex(@"^(?<caption>(?:(?!Ảnh\s*:|ẢNH\s*:).)*?)[\s(\-–|]*(?<![\p{L},])(?:Ảnh|ẢNH)\s*:\s*(?<credit>[^()]{2,60}?)[).\s]*$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Credited();

    // Whom or what a picture shows, and a single short sentence.
    [GeneratedRegex(@"^(?:(?:Các\s)?(?:Đồng chí|đồng chí|Ông|Bà|Đại biểu|đại biểu|Lãnh đạo)|Quang cảnh|Toàn cảnh|Một góc|Đoàn công tác)\s[^.!?;“”""]{5,}\s?(?:phát biểu|kiểm tra|trao|tặng|tham quan|chúc|thăm|chủ trì|tham dự|dự|chụp|bắt tay|cắt băng|trò chuyện|khảo sát|tại|(?:thứ\s\p{L}+|bìa|từ|bên)\s(?:trái|phải))[^.!?;“”""]*\.?$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Shown();

    /// <param name="lines">All lines of the text.</param>
    public static NewsParts Read(List<TextLine> lines, NewsHead head)
    {
        List<ReadValue<string>> captions = [], credits = [], boilerplate = [];
        for (int at = head.Body; at < lines.Count; at++)
        {
            TextLine line = lines[at];
            if (Buttons.Contains(line.Text, StringComparer.OrdinalIgnoreCase))
            {
                boilerplate.Add(new(line.Text, line.Whole(0.9)));
            }
            else if (at != head.LeadAt && CaptionOf(line) is { } credited)
            {
                if (credited.Caption is { } caption)
                {
                    captions.Add(caption);
                }

                if (!credits.Exists(credit => credit.Value == credited.Credit.Value))
                {
                    credits.Add(credited.Credit);
                }
            }
            else if (at != head.LeadAt && IsBareCaption(lines, at, head))
            {
                captions.Add(new(line.Text, line.Whole(0.7)));
            }
        }

        return new NewsParts(captions, credits, boilerplate);
    }

    /// <summary>A caption that names who took the picture: <c>… phát biểu. Ảnh: AN BÌNH</c>; null where the line is none.</summary>
    public static (ReadValue<string>? Caption, ReadValue<string> Credit)? CaptionOf(TextLine line)
    {
        if (line.Text.Length > LongestCaption || line.Text.StartsWith("![", StringComparison.Ordinal) || HeadPatterns.Try(HeadPatterns.Byline(), line.Text) is not null || HeadPatterns.Try(Credited(), line.Text) is not { } match)
        {
            return null;
        }

        Group caption = match.Groups["caption"], credit = match.Groups["credit"];
        string shown = caption.Value.Trim();
        return (
            shown.Length == 0 ? null : new(shown, line.Part(caption.Index, shown.Length, 0.9)),
            new(credit.Value.Trim().TrimEnd('.'), line.Part(credit.Index, credit.Value.Trim().TrimEnd('.').Length, 0.9)));
    }

    /// <summary>Who wrote an item, from its last line: behind <c>Tin, ảnh:</c>, or a name in capitals where the item is known for news.</summary>
    public static ReadValue<string>? FindAuthor(List<TextLine> lines, bool isNews)
    {
        int last = lines.FindLastIndex(line => !Buttons.Contains(line.Text, StringComparer.OrdinalIgnoreCase));
        if (last < 0)
        {
            return null;
        }

        TextLine line = lines[last];
        if (HeadPatterns.Try(HeadPatterns.Byline(), line.Text) is { } match)
        {
            Group author = match.Groups["author"];
            return new(author.Value.Trim(), line.Part(author.Index, author.Value.TrimEnd().Length, 0.9));
        }

        // A name in capitals as last line.
        bool isName = line.Text.Length is >= 3 and <= 40 && line.Text.Contains(' ') && line.Text.All(c => char.IsUpper(c) || c is ' ' or '.' or '-');
        return isNews && isName && lines.Count > 3 ? new(line.Text, line.Whole(0.7)) : null;
    }

    // Between the headline and the lead, or between two long paragraphs.
    private static bool IsBareCaption(List<TextLine> lines, int at, NewsHead head)
    {
        bool isBeforeLead = at < head.LeadAt;
        bool isBetween = head.LeadAt >= 0 && at > head.LeadAt && at + 1 < lines.Count && lines[at - 1].Text.Length >= LongParagraph && lines[at + 1].Text.Length >= LongParagraph;
        return (isBeforeLead || isBetween) && lines[at].Text.Length <= LongestBareCaption && HeadPatterns.Try(Shown(), lines[at].Text) is not null;
    }
}
