using System.Text;
using Search.Analysis.Keystrokes;
using Search.Analysis.Syllables;
using Search.Analysis.Text;

namespace Search.Engine.Tests.Specs;

/// <summary>A query as it comes from other keyboards.</summary>
internal static class Typing
{
    private static readonly Dictionary<char, string> Qualities = new()
    {
        ['ă'] = "a\u0306",
        ['â'] = "a\u0302",
        ['ê'] = "e\u0302",
        ['ô'] = "o\u0302",
        ['ơ'] = "o\u031B",
        ['ư'] = "u\u031B",
    };

    private static readonly Dictionary<char, string> Decomposed = Qualities
        .Concat(
            from vowel in "aăâeêioôơuưy"
            from tone in "\u0300\u0301\u0303\u0309\u0323"
            let written = Syllable.Compose($"{vowel}{tone}")
            select KeyValuePair.Create(written[0], Qualities.GetValueOrDefault(vowel, $"{vowel}") + tone))
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    public static IReadOnlyList<(string Name, Func<string, string> Type)> Ways { get; } =
    [
        ("as it stands", text => text),
        ("decomposed", text => string.Concat(text.Select(c => Decomposed.GetValueOrDefault(char.ToLowerInvariant(c), $"{c}") is { Length: > 1 } marks && char.IsUpper(c) ? marks.ToUpperInvariant() : Decomposed.GetValueOrDefault(c, $"{c}")))),
        ("capitals", text => text.ToUpperInvariant()),
        ("unaccented", Unaccented),
        ("Telex", text => KeystrokeEncoder.Encode(text, InputMethod.Telex)),
    ];

    private static string Unaccented(string text)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        var typed = new StringBuilder();
        int at = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            typed.Append(text, at, tokens[i].Start - at).Append(tokens.Folded(i));
            at = tokens[i].End;
        }

        return typed.Append(text, at, text.Length - at).ToString();
    }
}
