using Search.Analysis.Text;
using SearchApi.Problems;

namespace SearchApi.Searching;

/// <summary>The parameter <c>q</c>.</summary>
internal static class SearchTexts
{
    // Letters with marks of their own take up to four units; beyond that a text is mostly marks, and is not looked at.
    private const int MostUnits = 4 * SearchParameters.MaxText;

    /// <summary>The search text, the first where there are several; a complaint where it is too long, and never another.</summary>
    public static string Read(QueryParameters given, ParameterErrors errors)
    {
        string text = given.First("q") ?? "";
        if (Length(text) is var length && length > SearchParameters.MaxText)
        {
            errors.Add("q", new(
                $"Tối đa {SearchParameters.MaxText} ký tự; câu này có {length}.",
                $"At most {SearchParameters.MaxText} characters; this has {length}."), new(
                $"Tối đa {SearchParameters.MaxText} ký tự, câu này có {length}. Hãy rút ngắn, chỉ giữ những từ quan trọng.",
                $"At most {SearchParameters.MaxText} characters, and this has {length}. Shorten it to the words that matter."));
        }

        return text;
    }

    /// <summary>How many characters a text has: Unicode code points, once its letters are composed, so that <c>ậ</c> is one however it was typed, and an emoji too.</summary>
    private static int Length(string text) => text.Length is <= SearchParameters.MaxText or > MostUnits ? text.Length : NormalizedText.Of(text).Text.EnumerateRunes().Count();
}
