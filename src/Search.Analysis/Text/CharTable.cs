using System.Globalization;

namespace Search.Analysis.Text;

/// <summary>What a UTF-16 unit does in a text.</summary>
internal enum CharClass : byte
{
    /// <summary>Ends a token and belongs to none.</summary>
    Separator = 0,

    /// <summary>A letter of any script that is one unit in lower case, with its Vietnamese tone taken off.</summary>
    Letter = 1,

    Digit = 2,

    /// <summary>A letter that is a word by itself: ideographs, kana, hangul.</summary>
    Ideograph = 3,

    // From here on a word cannot be read by the quick loop.

    /// <summary>A combining mark; the tone bits say which Vietnamese tone, the letter its canonical form.</summary>
    Mark = 4,

    /// <summary>Shown as nothing: soft hyphen, joiners, bidirectional controls, byte order mark.</summary>
    Invisible = 5,

    /// <summary>U+200A, left behind by input methods: invisible between letters, a space elsewhere.</summary>
    HairSpace = 6,

    /// <summary>A Latin letter that is no Vietnamese vowel but bears a mark that looks like a Vietnamese tone: ñ, ń, ẁ.</summary>
    TonedForeign = 7,

    /// <summary>One unit that stands for several letters: ﬁ, Ⅻ.</summary>
    Ligature = 8,

    Surrogate = 9,
}

/// <summary>The properties of every UTF-16 unit in one look-up. Thread safe: immutable once built.</summary>
internal static class CharTable
{
    /// <summary>Number of <see cref="Tones"/>, the level tone (ngang) included.</summary>
    public const int ToneCount = 6;

    /// <summary>The combining mark of each tone: none, huyền, sắc, ngã, hỏi, nặng.</summary>
    public const string Tones = "\0\u0300\u0301\u0303\u0309\u0323";

    /// <summary>The Vietnamese vowels, each with its tones in the order of <see cref="Tones"/>.</summary>
    public static readonly string[] Vowels =
    [
        "aàáãảạ", "ăằắẵẳặ", "âầấẫẩậ", "eèéẽẻẹ", "êềếễểệ", "iìíĩỉị",
        "oòóõỏọ", "ôồốỗổộ", "ơờớỡởợ", "uùúũủụ", "ưừứữửự", "yỳýỹỷỵ",
    ];

    private const string VowelBases = "aaaeeiooouuy";

    // Eth and the African letter are drawn like Đ and stand for it in much real text.
    private const string DStroke = "đĐðÐɖƉ";

    private static readonly (char Of, string Is)[] LigatureList =
    [
        ('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬅ', "st"), ('ﬆ', "st"),
        ('Ⅰ', "i"), ('Ⅱ', "ii"), ('Ⅲ', "iii"), ('Ⅳ', "iv"), ('Ⅴ', "v"), ('Ⅵ', "vi"), ('Ⅶ', "vii"),
        ('Ⅷ', "viii"), ('Ⅸ', "ix"), ('Ⅹ', "x"), ('Ⅺ', "xi"), ('Ⅻ', "xii"),
    ];

    private static readonly uint[] Entries = Build();

    /// <summary>All entries, indexed by UTF-16 unit. Read them with <see cref="Class"/>, <see cref="Tone"/>, <see cref="Base"/>, <see cref="Exact"/>.</summary>
    public static ReadOnlySpan<uint> All => Entries;

    public static CharClass Class(uint entry) => (CharClass)(entry & 0xF);

    /// <summary>Index into <see cref="Tones"/>.</summary>
    public static uint Tone(uint entry) => (entry >> 4) & 7;

    /// <summary>The base letter a–z of a Latin letter with Vietnamese marks or none; 0 for any other.</summary>
    public static uint Base(uint entry) => (entry >> 7) & 0x7F;

    /// <summary>The letter in lower case with its quality, without its tone; of a digit the ASCII digit.</summary>
    public static char Exact(uint entry) => (char)(entry >> 16);

    public static uint Of(char unit) => Entries[unit];

    /// <summary>The folded form of a letter that is already lower case.</summary>
    public static char Fold(char letter)
    {
        uint entry = Entries[letter];
        uint folded = Base(entry);
        return folded != 0 ? (char)folded : letter;
    }

    /// <summary>Whether a lower-case letter without tone is one of the twelve Vietnamese vowels.</summary>
    public static bool IsVowel(char letter) => VowelRow(letter) >= 0;

    /// <summary>The vowel with the tone in one unit, or NUL where the letter is no Vietnamese vowel.</summary>
    public static char WithTone(char letter, uint tone)
    {
        int row = VowelRow(letter);
        return row < 0 ? '\0' : Vowels[row][(int)tone];
    }

    /// <summary>The letters of a <see cref="CharClass.Ligature"/>.</summary>
    public static string Ligature(char unit)
    {
        foreach ((char of, string letters) in LigatureList)
        {
            if (of == unit || char.ToLowerInvariant(of) == unit)
            {
                return letters;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(unit));
    }

    private static int VowelRow(char letter)
    {
        for (int row = 0; row < Vowels.Length; row++)
        {
            if (Vowels[row][0] == letter)
            {
                return row;
            }
        }

        return -1;
    }

    private static uint Pack(CharClass kind, uint tone = 0, char folded = '\0', char exact = '\0') =>
        (uint)kind | (tone << 4) | ((uint)folded << 7) | ((uint)exact << 16);

    private static uint[] Build()
    {
        uint[] entries = new uint[char.MaxValue + 1];
        for (int unit = 0; unit < entries.Length; unit++)
        {
            entries[unit] = Default((char)unit);
        }

        for (char letter = 'a'; letter <= 'z'; letter++)
        {
            uint entry = Pack(CharClass.Letter, 0, letter, letter);
            entries[letter] = entries[letter - 'a' + 'A'] = entry;
            entries['ａ' + letter - 'a'] = entries['Ａ' + letter - 'a'] = entry;
        }

        entries['İ'] = entries['i'];
        AddVietnamese(entries);
        AddTonedForeign(entries);
        foreach ((char of, _) in LigatureList)
        {
            entries[of] = entries[char.ToLowerInvariant(of)] = Pack(CharClass.Ligature);
        }

        return entries;
    }

    private static void AddVietnamese(uint[] entries)
    {
        for (int row = 0; row < Vowels.Length; row++)
        {
            for (uint tone = 0; tone < ToneCount; tone++)
            {
                char letter = Vowels[row][(int)tone];
                uint entry = Pack(CharClass.Letter, tone, VowelBases[row], Vowels[row][0]);
                entries[letter] = entries[char.ToUpperInvariant(letter)] = entry;
            }
        }

        foreach (char letter in DStroke)
        {
            entries[letter] = Pack(CharClass.Letter, 0, 'd', 'đ');
        }

        for (uint tone = 1; tone < ToneCount; tone++)
        {
            entries[Tones[(int)tone]] = Pack(CharClass.Mark, tone, '\0', Tones[(int)tone]);
        }

        // Deprecated tone marks with the canonical decompositions U+0300 and U+0301.
        entries[0x340] = entries[0x300];
        entries[0x341] = entries[0x301];
    }

    private static void AddTonedForeign(uint[] entries)
    {
        for (uint tone = 1; tone < ToneCount; tone++)
        {
            foreach ((char letter, char composed) in Composition.LatinPairs(Tones[(int)tone]))
            {
                uint folded = Base(entries[letter]);
                uint entry = Pack(CharClass.TonedForeign, tone, (char)folded, letter);
                entries[composed] = entries[char.ToUpperInvariant(composed)] = entry;
            }
        }
    }

    private static uint Default(char unit)
    {
        if (unit == '\u200A')
        {
            return Pack(CharClass.HairSpace);
        }

        if (IsInvisible(unit))
        {
            return Pack(CharClass.Invisible);
        }

        if (IsIdeograph(unit))
        {
            return Pack(CharClass.Ideograph, exact: unit);
        }

        return CharUnicodeInfo.GetUnicodeCategory(unit) switch
        {
            UnicodeCategory.Surrogate => Pack(CharClass.Surrogate),
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                => Pack(CharClass.Mark, exact: unit),
            UnicodeCategory.DecimalDigitNumber
                => Pack(CharClass.Digit, exact: (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(unit))),

            // Modifier apostrophes are typed for quotes.
            UnicodeCategory.ModifierLetter when unit is >= '\u02B9' and <= '\u02BF' => Pack(CharClass.Separator),
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
                => Pack(CharClass.Letter, exact: char.ToLowerInvariant(unit)),
            _ => Pack(CharClass.Separator),
        };
    }

    private static bool IsInvisible(char unit) => unit is '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF'
        or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064')
        or (>= '\u2066' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F');

    private static bool IsIdeograph(char unit) =>
        unit is (>= '\u2E80' and <= '\u2FDF') or (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u3096')
            or (>= '\u30A1' and <= '\u30FA') or (>= '\u30FC' and <= '\u318E') or (>= '\u31A0' and <= '\u31BF')
            or (>= '\u31F0' and <= '\u31FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF')
            or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F')
        && char.IsLetterOrDigit(unit);
}
