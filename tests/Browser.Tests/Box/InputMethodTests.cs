using System.Web;
using BrowserTests.Running;
using Microsoft.Playwright;

namespace BrowserTests.Box;

/// <summary>
/// Vietnamese input methods in the search page's box: by composition, as those of macOS, Windows and phones work, and by sending backspaces, as Unikey, OpenKey and EVKey
/// do. Whatever way a phrase is typed, it stands in the field at the end, and suggestions are asked for it.
/// </summary>
public sealed class InputMethodTests(SampleSite site)
{
    private static readonly string[] Phrases =
    [
        "thành ủy", "ủy ban", "nhân dân", "thông báo", "kết luận", "nghị quyết", "quyết định", "chỉ thị", "công văn", "kế hoạch", "hướng dẫn", "báo cáo", "tờ trình",
        "biên bản", "giấy mời", "đảng ủy", "huyện ủy", "tỉnh ủy", "thường vụ", "thường trực", "bí thư", "chủ tịch", "đồng chí", "hội đồng", "văn phòng", "tổ chức",
        "kiểm tra", "tuyên giáo", "dân vận", "nội chính", "đường thủy", "nước sạch", "phòng cháy", "chữa cháy", "lũ lụt", "ngập úng", "lúa mùa", "nuôi trồng", "thủy sản",
        "trường học", "bệnh viện", "y tế", "giáo dục", "đào tạo", "khuyến học", "hưởng ứng", "xử lý", "giải quyết", "khiếu nại", "tố cáo", "cưỡng chế", "nghỉ tết", "quý trước",
    ];

    public static TheoryData<string, bool> Ways => new()
    {
        { "telex", false }, { "telex", true }, { "vni", false }, { "vni", true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whatever_is_typed_arrives_and_is_asked_for(string method, bool marksAtEnd)
    {
        IPage page = await site.OpenAsync();
        string asked = "";
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/api/v1/suggest", StringComparison.Ordinal))
            {
                asked = HttpUtility.ParseQueryString(new Uri(request.Url).Query)["q"] ?? "";
            }
        };
        await page.GotoAsync(site.Address + "/");
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        ILocator box = page.Locator("#q");
        var wrong = new List<string>();
        for (int at = 0; at < Phrases.Length; at++)
        {
            bool composes = at % 2 == 0 ^ marksAtEnd;
            await box.EvaluateAsync("field => { field.value = ''; field.focus(); }");
            string[] syllables = Phrases[at].Split(' ');
            for (int word = 0; word < syllables.Length; word++)
            {
                IEnumerable<Keystroke> keys = method == "telex" ? Keystrokes.Telex(syllables[word], marksAtEnd) : Keystrokes.Vni(syllables[word], marksAtEnd);
                await (composes ? ComposeAsync(session, keys) : InjectAsync(page, keys));
                if (word < syllables.Length - 1)
                {
                    await page.Keyboard.PressAsync("Space");
                }
            }

            for (int wait = 0; wait < 200 && asked != Phrases[at]; wait++)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            string typed = await box.InputValueAsync();
            if (typed != Phrases[at] || asked != Phrases[at])
            {
                wrong.Add($"{Phrases[at]} {(composes ? "composed" : "injected")}: in the field '{typed}', asked '{asked}'");
            }
        }

        wrong.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private static async Task ComposeAsync(ICDPSession session, IEnumerable<Keystroke> keys)
    {
        string shown = "";
        foreach (Keystroke key in keys)
        {
            shown = key.Shown;
            await session.SendAsync("Input.imeSetComposition", new() { ["text"] = shown, ["selectionStart"] = shown.Length, ["selectionEnd"] = shown.Length });
        }

        await session.SendAsync("Input.insertText", new() { ["text"] = shown });
    }

    // The key goes through; what it changes is then taken back and written anew.
    private static async Task InjectAsync(IPage page, IEnumerable<Keystroke> keys)
    {
        string shown = "";
        foreach (Keystroke key in keys)
        {
            await page.Keyboard.PressAsync(key.Key.ToString());
            string there = shown + key.Key;
            int same = there.Zip(key.Shown).TakeWhile(pair => pair.First == pair.Second).Count();
            for (int back = there.Length; back > same; back--)
            {
                await page.Keyboard.PressAsync("Backspace");
            }

            if (same < key.Shown.Length)
            {
                await page.Keyboard.InsertTextAsync(key.Shown[same..]);
            }

            shown = key.Shown;
        }
    }
}
