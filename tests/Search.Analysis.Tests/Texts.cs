using CsCheck;
using Search.Analysis.Syllables;
using Search.Analysis.Text;

namespace Search.Analysis.Tests;

/// <summary>Generators of texts.</summary>
internal static class Texts
{
    /// <summary>Every well-formed syllable with each tone it can bear, as it is written today.</summary>
    public static readonly string[] Syllables =
    [
        .. from letters in Rhymes.Syllables()
           from tone in CharTable.Tones
           let exact = tone == '\0' ? letters : letters + tone
           where Syllable.IsWellFormed(exact)
           select Syllable.Compose(exact),
    ];

    public static readonly Gen<string> Word = Gen.OneOf(Syllables);

    public static readonly Gen<string> Vietnamese = Gen.Select(Word, Gen.OneOf(" ", ", ", "-", "/", " 59 ", ". ", "\n", "**"), (word, gap) => word + gap)
        .Array[0, 12].Select(string.Concat);

    /// <summary>Units that have broken analyzers: lone surrogates, NUL, marks without a base, controls of direction, letters that change length.</summary>
    private static readonly Gen<string> Hazard = Gen.OneOf(
        "\0", "\uD800", "\uDC00", "\uD83D\uDE00", "\U00020000", "\U0001D7D8", "\U00010400", "\U0001E8D0", "\u0300", "\u0301", "\u0323", "\u0302", "\u031B",
        "\u0308", "\u200B", "\u200A", "\u200D", "\uFEFF", "\u202E", "\u200F", "א", "ش", "ß", "İ", "ı", "ﬁ", "Ⅻ", "ñ", "n\u0303", "ỷ", "Ð", "漢", "한", "ก้", "a", "q",
        "0", "1", ".", ",", "٣", "-", "/", " ", "\u00A0", "\u00AD", "*", "ngày", "số", "năm", "tháng", "NQ", "TW", "2021");

    public static readonly Gen<string> Wild = Gen.OneOf(Hazard, Hazard, Word, Gen.Char.Select(unit => unit.ToString())).Array[0, 40].Select(string.Concat);
}
