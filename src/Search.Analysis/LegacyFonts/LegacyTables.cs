using Search.Analysis.Text;

namespace Search.Analysis.LegacyFonts;

/// <summary>
/// What the legacy encodings write for each Vietnamese letter, as Windows-1252 shows the bytes. Rows follow <see cref="CharTable.Vowels"/>, in each the
/// tones of <see cref="CharTable.Tones"/>. Sources: TCVN 5712:1993 (VN3) for TCVN3, the fonts' own charts for VNI-Windows and VPS, code page 1258.
/// </summary>
internal static class LegacyTables
{
    /// <summary>The marks of VNI-Windows behind a, o, u, e, y and ơ, ư: huyền, sắc, ngã, hỏi, nặng; then the same upon â, ê, ô and upon ă.</summary>
    private const string VniTones = "øùõûï", VniRound = "âàáãåä", VniShort = "êèéüúë";

    private const string Marks1258 = "Ìì\u00DEÒò";

    public static IEnumerable<(char Letter, string Written)> Tcvn3() => Rows(
        ["aµ¸·¶¹", "¨»¾½¼Æ", "©ÇÊÉÈË", "eÌÐÏÎÑ", "ªÒÕÔÓÖ", "i×ÝÜØÞ", "oßãâáä", "«åèçæé", "¬êíìëî", "uïóòñô", "\u00ADõø÷öù", "yúýüûþ"],
        ["A", "¡", "¢", "E", "£", "I", "O", "¤", "¥", "U", "¦", "Y"],
        "§®");

    public static IEnumerable<(char Letter, string Written)> Vps() => Rows(
        ["aàáãäå", "æ¢¡¤£¥", "âÀÃÅÄÆ", "eèéëÈË", "êŠ‰Í‹Œ", "iìíïÌÎ", "oòóõÕ†", "ôÒÓ‡°¶", "Ö©§«ª®", "uùúÛûø", "ÜØÙ»º¿", "yÿšÏ›œ"],
        ["A€Á‚\u0081å", "ˆŽ\u008Dð\u008F¥", "Â„ƒÅ…Æ", "E×ÉþÞË", "Ê“\u0090•”Œ", "Iµ´¸·Î", "O¼¹¾½†", "Ô—–™˜¶", "÷ž\u009D¦Ÿ®", "U¨Ú¬Ñø", "Ð¯\u00AD»±¿", "Y²Ý³ýœ"],
        "ñÇ");

    public static IEnumerable<(char Letter, string Written)> Vni()
    {
        foreach ((string plain, string capital) in new[] { ("a", "A"), ("e", "E"), ("o", "O"), ("u", "U"), ("y", "Y"), ("ô", "Ô"), ("ö", "Ö") })
        {
            char letter = plain[0] switch { 'ô' => 'ơ', 'ö' => 'ư', _ => plain[0] };
            string row = CharTable.Vowels.First(vowels => vowels[0] == letter);
            for (int tone = 0; tone < CharTable.ToneCount; tone++)
            {
                // ỵ is one byte.
                string mark = tone == 0 ? "" : VniTones[tone - 1].ToString();
                bool isNangY = letter == 'y' && tone == 5;
                yield return (row[tone], isNangY ? "î" : plain + mark);
                yield return (char.ToUpperInvariant(row[tone]), isNangY ? "Î" : capital + mark.ToUpperInvariant());
            }
        }

        foreach ((char letter, string plain, string marks) in new[] { ('â', "a", VniRound), ('ê', "e", VniRound), ('ô', "o", VniRound), ('ă', "a", VniShort) })
        {
            string row = CharTable.Vowels.First(vowels => vowels[0] == letter);
            for (int tone = 0; tone < CharTable.ToneCount; tone++)
            {
                yield return (row[tone], plain + marks[tone]);
                yield return (char.ToUpperInvariant(row[tone]), (plain + marks[tone]).ToUpperInvariant());
            }
        }

        for (int tone = 0; tone < CharTable.ToneCount; tone++)
        {
            yield return ("iìíĩỉị"[tone], "iìíóæò"[tone].ToString());
            yield return ("IÌÍĨỈỊ"[tone], "IÌÍÓÆÒ"[tone].ToString());
        }

        yield return ('đ', "ñ");
        yield return ('Đ', "Ñ");
    }

    /// <summary>Letters with a quality and some with a tone are one byte; the other tones are bytes of their own behind the letter.</summary>
    public static IEnumerable<(char Letter, string Written)> Windows1258()
    {
        const string AsInLatin1 = "àáâèéêíóôùúÀÁÂÈÉÊÍÓÔÙÚ";
        foreach (string row in CharTable.Vowels.Concat(CharTable.Vowels.Select(vowels => vowels.ToUpperInvariant())))
        {
            string first = row[0] switch { 'ă' => "ã", 'ơ' => "õ", 'ư' => "ý", 'Ă' => "Ã", 'Ơ' => "Õ", 'Ư' => "Ý", _ => row[..1] };
            yield return (row[0], first);
            for (int tone = 1; tone < CharTable.ToneCount; tone++)
            {
                // Both are met; the encoder takes the one that comes last.
                yield return (row[tone], first + Marks1258[tone - 1]);
                if (AsInLatin1.Contains(row[tone]))
                {
                    yield return (row[tone], row[tone].ToString());
                }
            }
        }

        yield return ('đ', "ð");
        yield return ('Đ', "Ð");
    }

    // Capitals that share a byte with their small letter, or have none, are written small: the font is what draws them as capitals.
    private static IEnumerable<(char Letter, string Written)> Rows(string[] small, string[] capital, string stroke)
    {
        for (int row = 0; row < small.Length; row++)
        {
            for (int tone = 0; tone < CharTable.ToneCount; tone++)
            {
                char letter = CharTable.Vowels[row][tone];
                char written = tone < capital[row].Length ? capital[row][tone] : small[row][tone];
                yield return (char.ToUpperInvariant(letter), written.ToString());
                yield return (letter, small[row][tone].ToString());
            }
        }

        yield return ('Đ', stroke[..1]);
        yield return ('đ', stroke[1..]);
    }
}
