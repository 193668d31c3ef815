using CsCheck;
using Search.Analysis.Keystrokes;

namespace Search.Analysis.Tests;

public sealed class KeystrokeProperties
{
    [Theory]
    [InlineData(InputMethod.Telex)]
    [InlineData(InputMethod.Vni)]
    [InlineData(InputMethod.Viqr)]
    public void What_is_encoded_is_decoded(InputMethod method)
    {
        List<string> wrong = [];
        foreach (string syllable in Texts.Syllables.Concat(Texts.Syllables.Select(syllable => syllable.ToUpperInvariant())))
        {
            string keys = KeystrokeEncoder.Encode(syllable, method);
            bool isPunctuation = method == InputMethod.Viqr && keys[^1] is '.' or '?' or '\'' && keys[..^1].All(char.IsAsciiLetter) && !keys.StartsWith("dd", StringComparison.OrdinalIgnoreCase);
            string expected = keys == syllable || isPunctuation ? "" : syllable;
            if ((KeystrokeDecoder.Decode(keys, method) ?? "") != expected)
            {
                wrong.Add($"{syllable} {keys} {KeystrokeDecoder.Decode(keys, method)}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Any_string_is_accepted() => Gen.Select(Gen.Char.Array[0, 20].Select(units => new string(units)), Gen.OneOf("", "w", "ooo", "uow", "a(^"), Gen.Enum<InputMethod>())
        .Sample((word, keys, method) =>
        {
            _ = KeystrokeDecoder.Decode(word, method);
            _ = KeystrokeDecoder.Decode(keys + word, method);
            _ = KeystrokeEncoder.Encode(word, method);
        });
}
