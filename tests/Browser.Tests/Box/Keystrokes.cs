namespace BrowserTests.Box;

/// <summary>A key that is pressed (<c>\b</c> for Backspace), and what an input method shows of the syllable afterwards.</summary>
public readonly record struct Keystroke(char Key, string Shown);

/// <summary>The keys by which a syllable is typed through a Vietnamese input method.</summary>
public static class Keystrokes
{
    private const string Plain = "aaaeeiooouuyd";

    // Vowels with each quality; in a row without tone, huyền, hỏi, ngã, sắc, nặng.
    private static readonly string[] Rows =
        ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ", "đ"];

    /// <summary>Those of Telex.</summary>
    /// <param name="atEnd">Whether the marks of letters are typed behind the syllable, rather than behind each letter. The tone always comes last.</param>
    public static IEnumerable<Keystroke> Telex(string syllable, bool atEnd) => Of(syllable, atEnd, "\0wa\0e\0\0ow\0w\0d", "\0frxsj");

    /// <summary>Those of VNI.</summary>
    /// <inheritdoc cref="Telex" path="/param"/>
    public static IEnumerable<Keystroke> Vni(string syllable, bool atEnd) => Of(syllable, atEnd, "\086\06\0\067\07\09", "\023415");

    /// <summary>
    /// Those of a script: steps with blanks between them. <c>thanh</c> types these letters; <c>f:thành</c> types f, whereupon all of it is shown so. Backspace is ⌫, the
    /// space bar ␣.
    /// </summary>
    public static IEnumerable<Keystroke> Scripted(string script)
    {
        string shown = "";
        foreach (string step in script.Split(' '))
        {
            if (step.Length > 1 && step[1] == ':')
            {
                yield return new(step[0] switch { '⌫' => '\b', '␣' => ' ', var key => key }, shown = step[2..].Replace('␣', ' '));
                continue;
            }

            foreach (char letter in step)
            {
                yield return new(letter, shown += letter);
            }
        }
    }

    // Capitals are typed with Shift held, so also the marks of a syllable that is all capitals.
    private static IEnumerable<Keystroke> Of(string syllable, bool atEnd, string marks, string tones)
    {
        bool isLoud = !syllable.Any(char.IsLower);
        int typed = 0;
        foreach (Keystroke key in OfSmall(syllable.ToLowerInvariant(), atEnd, marks, tones))
        {
            bool isLetter = key.Shown.Length > typed;
            typed = key.Shown.Length;
            bool isCapital = isLetter ? char.IsUpper(syllable[typed - 1]) : isLoud;
            yield return new(isCapital ? char.ToUpperInvariant(key.Key) : key.Key, string.Concat(key.Shown.Select((letter, at) => char.IsUpper(syllable[at]) ? char.ToUpperInvariant(letter) : letter)));
        }
    }

    private static IEnumerable<Keystroke> OfSmall(string syllable, bool atEnd, string marks, string tones)
    {
        char[] letters = [.. syllable.Select(letter => Row(letter) is var row and >= 0 ? Rows[row][0] : letter)];
        string shown = "";
        foreach (char letter in letters)
        {
            int row = Row(letter);
            char plain = row < 0 ? letter : Plain[row];
            yield return new(plain, shown += plain);
            if (!atEnd && row >= 0 && marks[row] != '\0')
            {
                yield return new(marks[row], shown = shown[..^1] + letter);
            }
        }

        // One key marks every letter that takes it: ươ with a single w.
        foreach (char mark in letters.Where(letter => atEnd && Row(letter) >= 0).Select(letter => marks[Row(letter)]).Where(mark => mark != '\0').Distinct())
        {
            shown = string.Concat(shown.Select((letter, at) => Row(letters[at]) is var row and >= 0 && marks[row] == mark ? letters[at] : letter));
            yield return new(mark, shown);
        }

        int tone = syllable.Max(letter => Row(letter) is var row and >= 0 ? Rows[row].IndexOf(letter, StringComparison.Ordinal) : 0);
        if (tone > 0)
        {
            yield return new(tones[tone], syllable);
        }
    }

    private static int Row(char letter) => Array.FindIndex(Rows, row => row.Contains(letter, StringComparison.Ordinal));
}
