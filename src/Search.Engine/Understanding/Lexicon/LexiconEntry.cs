using Search.Analysis.Syllables;

namespace Search.Engine.Understanding;

/// <summary>One form that may be said as another.</summary>
/// <param name="Form">What a query says.</param>
/// <param name="Other">What a document may say instead.</param>
/// <param name="Kind">What the rewrite is called.</param>
/// <param name="IsLinked">Whether the two are near rather than the same.</param>
internal sealed record LexiconEntry(LexiconForm Form, LexiconForm Other, string Kind, bool IsLinked)
{
    public const string Abbreviation = "abbreviation";
    public const string Synonym = "synonym";

    /// <summary>Whether the form is an abbreviation and the other what it may stand for.</summary>
    public bool IsSense => Kind == Abbreviation && Form.IsAbbreviation && !Other.IsAbbreviation;

    /// <summary>Whether the words from <paramref name="at"/> on say a form: with its marks, or with some left out.</summary>
    public static bool StandsAt(IReadOnlyList<QueryWord> words, int at, IReadOnlyList<QueryWord> form)
    {
        if (at + form.Count > words.Count)
        {
            return false;
        }

        for (int i = 0; i < form.Count; i++)
        {
            if (!words[at + i].MayRead(form[i]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A form as a list writes it.</summary>
internal sealed record LexiconForm(string Text, IReadOnlyList<QueryWord> Words)
{
    /// <summary>Whether it is written as an abbreviation is: one word, in capitals (<c>UBND</c>, <c>TTr</c>) or with a dot or stroke.</summary>
    public bool IsAbbreviation { get; } = (Words.Count == 1 && (!Text.Any(char.IsLower) || Text.Skip(1).Any(char.IsUpper))) || Text.AsSpan().ContainsAny('.', '/');

    /// <summary>Whether it is an abbreviation of a single letter, looked for only beside the word behind it: <c>Q. 5</c>.</summary>
    public bool IsLetter => IsAbbreviation && Words is [{ Folded.Length: 1 }];

    /// <summary>
    /// Whether it is an abbreviation that could be another word, a syllable or a single letter: asked for only where it is written as an
    /// abbreviation, never looked for where its words were typed.
    /// </summary>
    public bool IsDoubtful => IsAbbreviation && Words is [{ } word] && (word.Folded.Length == 1 || Syllable.IsPossible(word.Folded));
}
