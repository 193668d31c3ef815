using Microsoft.Playwright;

namespace BrowserTests.Box;

/// <summary>How what an input method makes of keys comes into a field.</summary>
public enum Delivery
{
    /// <summary>Composed in place, as those of macOS, Windows and phones do; driven over Chromium's DevTools protocol.</summary>
    Composed,

    /// <summary>The key goes through; what it changes is then taken back with Backspace and written anew, as Unikey, OpenKey and EVKey do.</summary>
    Injected,

    /// <summary>The same, with a filler before what is taken back and taken back with it.</summary>
    Padded,

    /// <summary>The same, with a filler left behind each syllable.</summary>
    Littered,
}

/// <summary>Types into the field that has the focus, as through an input method.</summary>
public sealed class Typist(IPage page, ICDPSession session)
{
    // The spaces that OpenKey, ibus-teni and others send.
    private static readonly string[] Fillers = ["\u202f", "\u200a", "\u200b"];

    private string filler = "";

    /// <summary>Of a page.</summary>
    public static async Task<Typist> AtAsync(IPage page) => new(page, await page.Context.NewCDPSessionAsync(page));

    /// <summary>Types syllables with blanks between them.</summary>
    /// <param name="turn">Which of the fillers is sent.</param>
    /// <returns>What stands in the field if nothing came between.</returns>
    public async Task<string> TypeAsync(IReadOnlyList<IEnumerable<Keystroke>> syllables, Delivery delivery, int turn)
    {
        filler = delivery is Delivery.Padded or Delivery.Littered ? Fillers[turn % Fillers.Length] : "";
        string field = "";
        for (int at = 0; at < syllables.Count; at++)
        {
            field += await (delivery == Delivery.Composed ? ComposeAsync(syllables[at]) : InjectAsync(syllables[at]));
            if (delivery == Delivery.Littered)
            {
                await page.Keyboard.InsertTextAsync(filler);
                field += filler;
            }

            if (at < syllables.Count - 1)
            {
                await page.Keyboard.PressAsync("Space");
                field += ' ';
            }
        }

        return field;
    }

    private async Task<string> ComposeAsync(IEnumerable<Keystroke> keys)
    {
        string shown = "";
        foreach (Keystroke key in keys)
        {
            shown = key.Shown;
            await session.SendAsync("Input.imeSetComposition", new() { ["text"] = shown, ["selectionStart"] = shown.Length, ["selectionEnd"] = shown.Length });
        }

        await session.SendAsync("Input.insertText", new() { ["text"] = shown });
        return shown;
    }

    private async Task<string> InjectAsync(IEnumerable<Keystroke> keys)
    {
        string shown = "";
        foreach (Keystroke key in keys)
        {
            await page.Keyboard.PressAsync(key.Key switch { '\b' => "Backspace", ' ' => "Space", _ => key.Key.ToString() });
            string there = key.Key == '\b' ? shown[..^1] : shown + key.Key;
            int same = there.Zip(key.Shown).TakeWhile(pair => pair.First == pair.Second).Count();
            int back = there.Length - same;
            if (back > 0 && filler.Length > 0)
            {
                await page.Keyboard.InsertTextAsync(filler);
                back++;
            }

            for (; back > 0; back--)
            {
                await page.Keyboard.PressAsync("Backspace");
            }

            if (same < key.Shown.Length)
            {
                await page.Keyboard.InsertTextAsync(key.Shown[same..]);
            }

            shown = key.Shown;
        }

        return shown;
    }
}
