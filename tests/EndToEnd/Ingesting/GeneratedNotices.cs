using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EndToEnd.Ingesting;

/// <summary>Notices by number, for tests that need many: the same number gives the same notice.</summary>
public static class GeneratedNotices
{
    private static readonly string[] Words =
        "thành ủy thông báo kết luận cuộc họp thường kỳ đánh giá nhiệm vụ trọng tâm ngân sách đầu tư công giáo dục y tế nông thôn mới chuyển đổi số".Split(' ');

    /// <summary>Writes <paramref name="count"/> notices as JSON lines, ids <c>n-0</c>, <c>n-1</c> …</summary>
    public static void WriteLines(string path, int count, int from = 0)
    {
        using StreamWriter lines = new(path, append: false, new UTF8Encoding(false));
        for (int number = from; number < from + count; number++)
        {
            lines.WriteLine(JsonSerializer.Serialize(new
            {
                id = string.Create(CultureInfo.InvariantCulture, $"n-{number}"),
                kind = "notice",
                title = string.Create(CultureInfo.InvariantCulture, $"Thông báo số hiệu mã{number}"),
                issuedOn = new DateOnly(2020, 1, 1).AddDays(number % 2000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                text = Text(number),
            }));
        }
    }

    private static string Text(int number)
    {
        StringBuilder text = new();
        uint state = (uint)number * 2654435761u + 1;
        for (int i = 0; i < 200; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            text.Append(Words[(state >> 16) % Words.Length]).Append(i % 20 == 19 ? ". " : " ");
        }

        return text.ToString();
    }
}
