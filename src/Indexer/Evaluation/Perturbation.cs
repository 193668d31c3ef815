using System.Text;
using Search.Analysis.Keystrokes;
using Search.Analysis.Syllables;
using Search.Analysis.Text;

namespace Indexer.Evaluation;

/// <summary>
/// Changes a clean query into what people type instead. The same seed and query give the same text on every machine.
/// </summary>
internal static class Perturbation
{
    /// <summary>The query as it stands in the set.</summary>
    public const string None = "clean";

    /// <summary>What random choices follow from, with the query's id.</summary>
    public const int Seed = 20_260_101;

    private const int MostCharacters = 512;
    private const string Qualities = "ăâđêôơư";

    private static readonly Dictionary<string, Func<string, Random, string>> All = new(StringComparer.Ordinal)
    {
        ["unaccented"] = (text, _) => EachWord(text, word => (word.Folded, "")),
        ["half"] = Half,
        ["toneless"] = (text, _) => EachWord(text, word => (word.Letters, "")),
        ["oldtone"] = (text, _) => OtherTonePlace(text),
        ["nfd"] = (text, _) => string.Concat(text.Select(Decompose)),
        ["eth"] = (text, _) => text.Replace('Đ', 'Ð').Replace('đ', 'ð'),
        ["upper"] = (text, _) => text.ToUpperInvariant(),
        ["telex"] = (text, _) => KeystrokeEncoder.Encode(text, InputMethod.Telex),
        ["vni"] = (text, _) => KeystrokeEncoder.Encode(text, InputMethod.Vni),
        ["slip"] = KeyboardSlip.Make,
        ["noise"] = Noise,
    };

    /// <summary>The names, in the order they are reported.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The query as it would be typed, cut where a search refuses more.</summary>
    public static string Apply(string name, JudgedQuery query)
    {
        string typed = name == None ? query.Text : Apply(name, query.Text, query.Id, Seed);
        return typed.Length <= MostCharacters ? typed : typed[..MostCharacters];
    }

    /// <summary>The text as it would be typed; random choices follow from <paramref name="seed"/> and the query's id alone.</summary>
    public static string Apply(string name, string text, string queryId, int seed) => All[name](text, new Random(StableHash(queryId, seed)));

    /// <summary>Each mark kept with one chance in two: the tone, and the qualities of the letters one by one.</summary>
    private static string Half(string text, Random random) => EachWord(text, word =>
    {
        var letters = new StringBuilder();
        for (int i = 0; i < word.Letters.Length; i++)
        {
            letters.Append(Qualities.Contains(word.Letters[i], StringComparison.Ordinal) && random.Next(2) == 0 ? word.Folded[i] : word.Letters[i]);
        }

        return (letters.ToString(), word.Tone.Length > 0 && random.Next(2) == 0 ? "" : word.Tone);
    });

    private static string Noise(string text, Random random)
    {
        string[] mixable = ["unaccented", "half", "toneless", "oldtone", "nfd", "eth", "upper", "slip"];
        int first = random.Next(mixable.Length);
        int second = (first + 1 + random.Next(mixable.Length - 1)) % mixable.Length;

        // NFD goes last: the others work on letters, not on marks standing apart.
        (int a, int b) = mixable[first] == "nfd" ? (second, first) : (first, second);
        return All[mixable[b]](All[mixable[a]](text, random), random);
    }

    private static string EachWord(string text, Func<Word, (string Letters, string Tone)> change)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        var changed = new StringBuilder();
        int at = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            ref readonly Token token = ref tokens[i];
            if (!token.IsMarked)
            {
                continue;
            }

            string exact = tokens.Exact(i).ToString();
            bool hasTone = exact.Length > tokens.Folded(i).Length;
            var word = new Word(tokens.Folded(i).ToString(), hasTone ? exact[..^1] : exact, hasTone ? exact[^1..] : "");
            (string letters, string tone) = change(word);
            changed.Append(text, at, token.Start - at).Append(Recase(Syllable.Compose(letters + tone), text.AsSpan(token.Start, token.End - token.Start)));
            at = token.End;
        }

        return changed.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>oa, oe, uy with the tone on the other of the two vowels.</summary>
    private static string OtherTonePlace(string text)
    {
        string[] modern = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy", "ÒA", "ÓA", "ỎA", "ÕA", "ỌA", "ÙY", "ÚY", "ỦY", "ŨY", "ỤY", "Òa", "Óa", "Ỏa", "Ùy", "Úy", "Ủy", "Ụy"];
        string[] old = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ", "OÀ", "OÁ", "OẢ", "OÃ", "OẠ", "UỲ", "UÝ", "UỶ", "UỸ", "UỴ", "Oà", "Oá", "Oả", "Uỳ", "Uý", "Uỷ", "Uỵ"];
        var changed = new StringBuilder(text);
        for (int i = 0; i < modern.Length; i++)
        {
            changed.Replace(modern[i], old[i]);
        }

        return changed.ToString();
    }

    private static string Decompose(char letter)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize([letter], tokens);
        if (tokens.Count != 1 || !tokens[0].IsMarked)
        {
            return letter.ToString();
        }

        string exact = tokens.Exact(0).ToString();
        string marked = exact[0] switch
        {
            'ă' => "a\u0306",
            'â' => "a\u0302",
            'ê' => "e\u0302",
            'ô' => "o\u0302",
            'ơ' => "o\u031B",
            'ư' => "u\u031B",
            var plain => plain.ToString(),
        };
        string decomposed = marked + exact[1..];
        return char.IsUpper(letter) ? char.ToUpperInvariant(decomposed[0]) + decomposed[1..] : decomposed;
    }

    private static string Recase(string word, ReadOnlySpan<char> like)
    {
        bool first = char.IsUpper(like[0]);
        bool all = first && like.Length > 1 && char.IsUpper(like[^1]);
        return all ? word.ToUpperInvariant() : first ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }

    /// <summary>FNV-1a: string.GetHashCode differs from run to run.</summary>
    private static int StableHash(string text, int seed)
    {
        uint hash = 2166136261 ^ (uint)seed;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }

    private readonly record struct Word(string Folded, string Letters, string Tone);
}
