using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>A pattern that is tried only where one of the words stands that it begins with: most of a text is passed over without it. Thread safe.</summary>
internal sealed class WordPattern
{
    private readonly Regex pattern;
    private readonly SearchValues<char> letters;
    private readonly FrozenDictionary<char, string[]> beginnings;

    /// <param name="pattern">Anchored by <c>\G</c>; what it finds neither begins within a word nor without one of <paramref name="beginnings"/>.</param>
    /// <param name="beginnings">Compared letter by letter; parts of words do.</param>
    public WordPattern(Regex pattern, IEnumerable<string> beginnings)
    {
        this.pattern = pattern;
        this.beginnings = beginnings.Distinct().GroupBy(word => word[0]).ToFrozenDictionary(words => words.Key, words => words.ToArray());
        letters = SearchValues.Create([.. this.beginnings.Keys]);

        // It is compiled at its first use, which on a busy machine takes longer than a text may: no document is to pay for that.
        try
        {
            pattern.IsMatch(this.beginnings.Values[0][0]);
        }
        catch (RegexMatchTimeoutException)
        {
            // Compiled all the same.
        }
    }

    /// <summary>Everything found, from left to right, not overlapping.</summary>
    /// <exception cref="RegexMatchTimeoutException">When the pattern takes too long at one place.</exception>
    public IEnumerable<Match> In(string text)
    {
        int at = 0;
        while (at < text.Length && text.AsSpan(at).IndexOfAny(letters) is >= 0 and int step)
        {
            at += step;
            Match? match = MayBegin(text, at) && pattern.Match(text, at) is { Success: true } found ? found : null;
            if (match is not null)
            {
                yield return match;
            }

            at += Math.Max(1, match?.Length ?? 1);
        }
    }

    private bool MayBegin(string text, int at)
    {
        if (at > 0 && char.IsLetter(text[at - 1]))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text.AsSpan(at);
        foreach (string word in beginnings[text[at]])
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
