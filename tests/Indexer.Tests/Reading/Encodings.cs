using Search.Analysis.Text;

namespace Indexer.Tests.Reading;

/// <summary>The same Vietnamese text in other encodings.</summary>
internal static class Encodings
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    private static readonly Dictionary<char, string> Qualities = new()
    {
        ['ă'] = "a\u0306",
        ['â'] = "a\u0302",
        ['ê'] = "e\u0302",
        ['ô'] = "o\u0302",
        ['ơ'] = "o\u031B",
        ['ư'] = "u\u031B",
        ['Ă'] = "A\u0306",
        ['Â'] = "A\u0302",
        ['Ê'] = "E\u0302",
        ['Ô'] = "O\u0302",
        ['Ơ'] = "O\u031B",
        ['Ư'] = "U\u031B",
    };

    private static readonly Dictionary<char, string> Apart = Toned();

    /// <summary>Tones apart, as Windows-1258 writes them.</summary>
    public static string HalfComposed(string text) => string.Concat(text.Select(letter => Apart.GetValueOrDefault(letter, $"{letter}")));

    /// <summary>Every mark apart.</summary>
    public static string Decomposed(string text) => string.Concat(HalfComposed(text).Select(letter => Qualities.GetValueOrDefault(letter, $"{letter}")));

    private static Dictionary<char, string> Toned()
    {
        var toned = new Dictionary<char, string>();
        foreach (char vowel in "aeiouyAEIOUY".Concat(Qualities.Keys))
        {
            foreach (char tone in Tones)
            {
                toned.Add(NormalizedText.Of($"{vowel}{tone}").Text.Single(), $"{vowel}{tone}");
            }
        }

        return toned;
    }
}
