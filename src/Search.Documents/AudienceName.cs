using System.Globalization;
using System.Text;
using Search.Analysis.Text;

namespace Search.Documents;

/// <summary>
/// What an audience may be called, wherever names of audiences come in. Names are compared to the letter. Of spellings that no reader can
/// tell apart (composed or not, <see cref="NormalizedText"/>) one is kept; whatever else looks like another name and is none is refused rather than put right, because a guess could show a
/// document to people it is not meant for. Thread safe: no state.
/// </summary>
public static class AudienceName
{
    /// <summary>Everyone, also without a key.</summary>
    public const string Public = "public";

    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxLength = 200;

    /// <summary>What is allowed, to follow "Write" or "Allowed:".</summary>
    public const string Allowed = "a name of 1 to 200 characters with no control or invisible characters, no blank at its ends and no two in a row; 'public', for everyone, in small letters.";

    /// <summary>The name as it is kept, composed; null where it is none.</summary>
    public static string? Read(string? given)
    {
        if (string.IsNullOrWhiteSpace(given) || given.Length > MaxLength || DocumentRules.SurrogateFault(given) >= 0)
        {
            return null;
        }

        char before = ' ';
        foreach (Rune rune in given.EnumerateRunes())
        {
            bool isBlank = rune.Value == ' ';
            if ((isBlank && before == ' ') || (!isBlank && IsUnseen(rune)))
            {
                return null;
            }

            before = isBlank ? ' ' : 'x';
        }

        string name = NormalizedText.Of(given).Text;
        return before == ' ' || (name != Public && IsLikePublic(name)) ? null : name;
    }

    // Full-width letters, other cases: whoever wrote them meant 'public' or believed that it is not.
    private static bool IsLikePublic(string name) => name.Length == Public.Length && name.Zip(Public).All(pair => char.ToLowerInvariant(Narrow(pair.First)) == pair.Second);

    private static char Narrow(char unit) => unit is >= '\uFF01' and <= '\uFF5E' ? (char)(unit - 0xFEE0) : unit;

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
