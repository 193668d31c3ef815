using Lucene.Net.Index;
using Search.Analysis.Syllables;
using Search.Analysis.TokenStreams;

namespace Search.Engine.Explaining;

/// <summary>Writes terms of the index as the words they stand for.</summary>
internal static class TermText
{
    /// <summary>One word, or several that stand side by side.</summary>
    public static string Of(IReadOnlyList<Term> terms)
    {
        string text = Of(terms[0].Text);
        foreach (Term next in terms.Skip(1))
        {
            string word = Of(next.Text);
            text += " " + word[(word.LastIndexOf(' ') + 1)..];
        }

        return text;
    }

    private static string Of(string term)
    {
        // A symbol's or date's key stands behind the letter that tells the two apart.
        if (term.StartsWith(TermForms.MeaningPrefix))
        {
            return term[2..];
        }

        int separator = term.IndexOf(TermForms.Separator, StringComparison.Ordinal);
        string folded = separator < 0 ? term : term[..separator];
        string? exact = separator < 0 ? null : TermForms.Read(folded, term.AsSpan(separator + 1));
        return exact is null ? folded : string.Join(' ', exact.Split(' ').Select(word => Syllable.Compose(word)));
    }
}
