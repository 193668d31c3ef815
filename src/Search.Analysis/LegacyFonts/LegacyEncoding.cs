using System.Collections.Frozen;
using System.Text;

namespace Search.Analysis.LegacyFonts;

/// <summary>
/// An encoding of Vietnamese from before Unicode, most of them made by fonts that draw Vietnamese letters in the places of Western ones. Its text is met
/// as what the bytes are in Windows-1252 (or Latin-1): <c>ViÖt Nam</c>. Immutable, so thread safe.
/// </summary>
public sealed class LegacyEncoding
{
    /// <summary>What bytes 0x80 to 0x9F are in Windows-1252; those it leaves open stay control characters.</summary>
    private const string Symbols = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private readonly FrozenDictionary<char, char> singles;
    private readonly FrozenDictionary<int, char> pairs;
    private readonly FrozenDictionary<char, string> written;

    private LegacyEncoding(string name, IEnumerable<(char Letter, string Written)> table)
    {
        Name = name;
        var one = new Dictionary<char, char>();
        var two = new Dictionary<int, char>();
        var back = new Dictionary<char, string>();
        foreach ((char letter, string how) in table)
        {
            back[letter] = how;
            if (how.Length == 2)
            {
                // A capital with a small mark is met as often as with a capital one.
                two[Key(how[0], how[1])] = letter;
                two.TryAdd(Key(how[0], char.ToLowerInvariant(how[1])), letter);
            }
            else if (how[0] != letter)
            {
                one[how[0]] = letter;
            }
            else if (!char.IsAscii(letter))
            {
                one[letter] = letter;
            }
        }

        (singles, pairs, written) = (one.ToFrozenDictionary(), two.ToFrozenDictionary(), back.ToFrozenDictionary());
    }

    /// <summary>ABC fonts (.VnTime): toned capitals have no bytes of their own, so that case is not to be relied on; <see cref="LegacyText"/> puts it right where other letters tell.</summary>
    public static LegacyEncoding Tcvn3 { get; } = new("tcvn3", LegacyTables.Tcvn3());

    /// <summary>VNI-Times and its like: a letter, then its marks.</summary>
    public static LegacyEncoding Vni { get; } = new("vni", LegacyTables.Vni());

    /// <summary>Fonts of the Vietnamese Professionals Society; some capitals share the byte of the small letter.</summary>
    public static LegacyEncoding Vps { get; } = new("vps", LegacyTables.Vps());

    /// <summary>Code page 1258; unlike the others a real one, whose text looks like this only where it was read as another.</summary>
    public static LegacyEncoding Windows1258 { get; } = new("windows-1258", LegacyTables.Windows1258());

    public static IReadOnlyList<LegacyEncoding> All { get; } = [Tcvn3, Vni, Vps, Windows1258];

    /// <summary>Lower case, as it stands in a document's attribute <c>encoding</c>.</summary>
    public string Name { get; }

    /// <summary>The Vietnamese text, composed; what the encoding has no letter for stays.</summary>
    /// <param name="text">As Windows-1252 or Latin-1 shows it.</param>
    public string Decode(ReadOnlySpan<char> text)
    {
        var decoded = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            decoded.Append(Next(text, at, out int length) is not '\0' and char letter ? letter : text[at]);
            at += length;
        }

        return decoded.ToString();
    }

    /// <summary>The text as Windows-1252 shows what this encoding writes; other characters stay as they are.</summary>
    /// <param name="text">Vietnamese letters composed.</param>
    public string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Select(letter => written.GetValueOrDefault(letter, $"{letter}")));
    }

    /// <summary>The Vietnamese letter that is written at a place, or NUL where what stands there is not of this encoding.</summary>
    /// <param name="length">How many units it takes, at least 1.</param>
    internal char Next(ReadOnlySpan<char> text, int at, out int length)
    {
        char first = InWindows1252(text[at]);
        if (at + 1 < text.Length && pairs.TryGetValue(Key(first, InWindows1252(text[at + 1])), out char pair))
        {
            length = 2;
            return pair;
        }

        length = 1;
        return singles.GetValueOrDefault(first);
    }

    private static char InWindows1252(char unit) => unit is >= '\u0080' and <= '\u009F' ? Symbols[unit - '\u0080'] : unit;

    private static int Key(char first, char second) => (first << 16) | second;
}
