namespace Search.Analysis.TokenStreams;

/// <summary>
/// An exact form as one character behind its folded form. The marks of a syllable are few: a tone, and for each of its letters a d e o u
/// one of at most three qualities; mixed-radix they fit into a byte nearly always. Terms stay short, which is a third of the cost of
/// indexing pairs, and the folded form is not written twice.
/// </summary>
public static class ReadingCode
{
    /// <summary>Given where the marks do not fit; the exact form is then written out behind it.</summary>
    public const char Literal = '\u0003';

    /// <summary>The code of no marks; those below have other meanings.</summary>
    private const int First = 0x10;

    /// <summary>Two bytes in UTF-8.</summary>
    private const int Limit = 0x800;

    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";
    private static readonly string[] Qualities = ["aăâ", "dđ", "eê", "oôơ", "uư"];

    /// <summary>The code of an exact form; <see cref="Literal"/> where it has none.</summary>
    public static char Encode(ReadOnlySpan<char> folded, ReadOnlySpan<char> exact)
    {
        // A foreign word may bear marks that are none of these, or several tones: such a form is written out.
        bool hasTone = exact.Length == folded.Length + 1;
        int code = hasTone ? Tones.IndexOf(exact[^1], StringComparison.Ordinal) + 1 : 0;
        if ((hasTone && code == 0) || (!hasTone && exact.Length != folded.Length))
        {
            return Literal;
        }

        int radix = Tones.Length + 1;
        for (int i = 0; i < folded.Length && code < Limit; i++)
        {
            string? qualities = QualitiesOf(folded[i]);
            int quality = qualities?.IndexOf(exact[i], StringComparison.Ordinal) ?? (folded[i] == exact[i] ? 0 : -1);
            if (quality < 0)
            {
                return Literal;
            }

            code += quality * radix;
            radix = qualities is null ? radix : Math.Min(Limit, radix * qualities.Length);
        }

        return code + First < Limit ? (char)(code + First) : Literal;
    }

    /// <summary>The exact form that a code stands for behind a folded form.</summary>
    public static string Decode(ReadOnlySpan<char> folded, char code)
    {
        int rest = code - First;
        int tone = rest % (Tones.Length + 1);
        rest /= Tones.Length + 1;
        Span<char> exact = folded.Length < 256 ? stackalloc char[folded.Length + 1] : new char[folded.Length + 1];
        folded.CopyTo(exact);
        for (int i = 0; i < folded.Length; i++)
        {
            if (QualitiesOf(folded[i]) is { } qualities)
            {
                exact[i] = qualities[rest % qualities.Length];
                rest /= qualities.Length;
            }
        }

        if (tone == 0)
        {
            return exact[..folded.Length].ToString();
        }

        exact[folded.Length] = Tones[tone - 1];
        return exact.ToString();
    }

    private static string? QualitiesOf(char letter) => letter switch
    {
        'a' => Qualities[0],
        'd' => Qualities[1],
        'e' => Qualities[2],
        'o' => Qualities[3],
        'u' => Qualities[4],
        _ => null,
    };
}
