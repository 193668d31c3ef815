using System.Text;
using System.Text.RegularExpressions;

namespace SearchApi.Pages;

/// <summary>
/// Markdown's signs of emphasis in a shown text: <c>THÔNG BÁO**kết luận**</c>, <c>*Hòa Giang, ngày 24*</c>. They are put into elements that
/// the style sheet hides, so that the text stays whole where it is read as markup. Thread safe: no state.
/// </summary>
internal static partial class EmphasisSigns
{
    /// <summary>Wraps the signs in markup of escaped text and marks.</summary>
    /// <param name="html">The page.</param>
    /// <param name="start">Where the markup of the text begins in it.</param>
    public static void Wrap(StringBuilder html, int start)
    {
        string text = html.ToString(start, html.Length - start);
        html.Length = start;
        html.Append(Signs().Replace(text, found => found.Groups["within"] is { Success: true } within
            ? Sign("*", false) + within.Value + Sign("*", false)
            : Sign(found.Value, IsLetter(found.Index - 1) && IsLetter(found.Index + found.Length))));

        // Where nothing else keeps two words apart, it is shown as a space.
        static string Sign(string sign, bool isBetween) => isBetween ? $"""<span class="sign between">{sign}</span>""" : $"""<span class="sign">{sign}</span>""";
        bool IsLetter(int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
    }

    /// <summary>Two or more asterisks but for those of a footnote, <c>(**)</c>; a pair around words of one line. Each letter is looked at once or twice.</summary>
    [GeneratedRegex(@"(?<![(*])\*{2,}(?![)*])|(?<=^|[\s>])\*(?<within>[^\s*](?:[^*\n]{0,300}[^\s*])?)\*(?=$|[\s<.,;:])")]
    private static partial Regex Signs();
}
