using System.Collections.Frozen;

namespace Search.Analysis.Keystrokes;

/// <summary>What a key of an input method does to the letters before it.</summary>
internal enum KeyEffect : byte
{
    /// <summary>A letter of its own.</summary>
    Letter,

    Tone,

    /// <summary>Takes the tone away.</summary>
    Clear,

    Circumflex,

    Horn,

    Breve,

    /// <summary>Telex w: horn or breve, whichever a letter can take; ư where there is no vowel yet.</summary>
    HornOrBreve,

    /// <summary>The letter typed again makes a circumflex, typed a third time undoes it.</summary>
    Doubled,

    /// <summary>The stroke of đ.</summary>
    Stroke,
}

/// <summary>A key.</summary>
/// <param name="Self">The character on the key, in lower case.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Gives">The tone mark, or the letter where the effect makes one.</param>
internal readonly record struct Key(char Self, KeyEffect Effect, char Gives);

/// <summary>The keys of the three input methods. Thread safe: immutable.</summary>
internal static class KeyMap
{
    private static readonly FrozenDictionary<char, Key> Telex = Read("""
        s Tone 0301, f Tone 0300, r Tone 0309, x Tone 0303, j Tone 0323, z Clear 0
        a Doubled 00E2, e Doubled 00EA, o Doubled 00F4, w HornOrBreve 01B0, d Stroke 0
        [ Letter 01A1, { Letter 01A1, ] Letter 01B0, } Letter 01B0
        """);

    private static readonly FrozenDictionary<char, Key> Vni = Read("""
        1 Tone 0301, 2 Tone 0300, 3 Tone 0309, 4 Tone 0303, 5 Tone 0323, 0 Clear 0
        6 Circumflex 0, 7 Horn 0, 8 Breve 0, 9 Stroke 0
        """);

    private static readonly FrozenDictionary<char, Key> Viqr = Read("""
        ' Tone 0301, ` Tone 0300, ? Tone 0309, ~ Tone 0303, . Tone 0323
        ^ Circumflex 0, + Horn 0, * Horn 0, ( Breve 0, d Stroke 0
        """);

    /// <summary>What a key, in lower case, does.</summary>
    public static Key Of(char key, InputMethod method) =>
        Keys(method).TryGetValue(key, out Key known) ? known : new Key(key, KeyEffect.Letter, key);

    private static FrozenDictionary<char, Key> Keys(InputMethod method) => method switch
    {
        InputMethod.Telex => Telex,
        InputMethod.Vni => Vni,
        InputMethod.Viqr => Viqr,
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    private static FrozenDictionary<char, Key> Read(string table) => table
        .Split([',', '\n'], StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(' '))
        .ToFrozenDictionary(
            parts => parts[0][0],
            parts => new Key(parts[0][0], Enum.Parse<KeyEffect>(parts[1]), (char)Convert.ToInt32(parts[2], 16)));
}
