using System.Runtime.InteropServices;
using Search.Analysis.Syllables;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Understanding;

namespace Search.Engine.Snippets;

/// <param name="Token">Position of the token.</param>
/// <param name="Word">Index of the word in the plan.</param>
/// <param name="Grade">How well they agree.</param>
/// <param name="IsBound">Whether a neighbour of the word in the query stands beside it here as well.</param>
internal readonly record struct Occurrence(int Token, int Word, Agreement Grade, bool IsBound);

/// <summary>What the occurrences in one text say of those elsewhere in the document.</summary>
/// <param name="Agreeing">The words, as typed, that stand there with no other marks than were typed.</param>
/// <param name="Bound">The words, folded, that stand there beside a neighbour of theirs.</param>
internal sealed record Evidence(HashSet<string> Agreeing, HashSet<string> Bound)
{
    public static readonly Evidence None = new([], []);
}

/// <summary>
/// Finds where the words of a plan stand in a text. A syllable of a word of several syllables counts where its neighbour stands beside it;
/// alone only where the text never has them together, so that <c>thành</c> of <c>thành phố</c> is no occurrence of <c>thành ủy</c>.
/// </summary>
internal sealed class Occurrences
{
    private const int MostAlike = 3;

    private readonly IReadOnlyList<MarkWord> plan;
    private readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> byFolded;
    private readonly List<int> prefixes = [];
    private readonly bool hasContentWords;

    public Occurrences(IReadOnlyList<MarkWord> plan)
    {
        this.plan = plan;
        var words = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < plan.Count; i++)
        {
            if (plan[i].IsPrefix)
            {
                prefixes.Add(i);
                continue;
            }

            Add(words, plan[i].Folded, i);
            if (plan[i].Typed.Length > 0 && Syllable.OtherSpelling(plan[i].Folded) is { } other)
            {
                Add(words, other, i);
            }

            foreach (Correction correction in plan[i].Corrections)
            {
                Add(words, correction.Folded, i);
            }
        }

        byFolded = words.GetAlternateLookup<ReadOnlySpan<char>>();
        hasContentWords = plan.Any(w => !w.IsFunctionWord);
    }

    /// <summary>Where the words stand, in the order of the text.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="meant">Symbols and dates that were asked for, in whatever spelling; ordered.</param>
    public List<Occurrence> Find(TokenBuffer tokens, IReadOnlyList<Occurrence> meant)
    {
        List<Occurrence> found = Match(tokens);
        Bind(found);
        if (meant.Count > 0)
        {
            found.AddRange(meant);
            found.Sort((a, b) => a.Token.CompareTo(b.Token));
        }

        return found;
    }

    /// <summary>What the occurrences in one text say of those in another of the same document.</summary>
    public Evidence EvidenceOf(List<Occurrence> found)
    {
        Evidence evidence = new([], []);
        foreach (Occurrence occurrence in found)
        {
            if (occurrence.Grade < Agreement.Contradicted)
            {
                evidence.Agreeing.Add(plan[occurrence.Word].Typed);
                if (occurrence.IsBound)
                {
                    evidence.Bound.Add(plan[occurrence.Word].Folded);
                }
            }
        }

        return evidence;
    }

    /// <summary>
    /// Leaves only what is worth marking: no other marks than were typed where the word stands somewhere as it was typed, no syllable alone where it
    /// stands beside its neighbour somewhere, and function words only beside one.
    /// </summary>
    /// <param name="found">What <see cref="Find"/> gave.</param>
    /// <param name="agreeing">The words that agree somewhere in the document.</param>
    /// <param name="bound">The words that stand beside a neighbour somewhere that counts.</param>
    public void Keep(List<Occurrence> found, Predicate<string> agreeing, Predicate<string> bound) => found.RemoveAll(o =>
        (o.Grade == Agreement.Contradicted && agreeing(plan[o.Word].Typed))
        || (!o.IsBound && (plan[o.Word].IsBound || (plan[o.Word].IsFunctionWord && hasContentWords) || bound(plan[o.Word].Folded))));

    private List<Occurrence> Match(TokenBuffer tokens)
    {
        var found = new List<Occurrence>();
        bool? lacksAccents = null;
        for (int token = 0; token < tokens.Count; token++)
        {
            ReadOnlySpan<char> folded = tokens.Folded(token);
            if (byFolded.TryGetValue(folded, out List<int>? words))
            {
                foreach (int word in words)
                {
                    Agreement grade = folded.SequenceEqual(plan[word].Folded) ? plan[word].Grade(tokens.Exact(token)) : GradeOther(plan[word], folded, tokens.Exact(token));
                    if (grade == Agreement.Unmarked && plan[word].IsMarked && !(lacksAccents ??= AnalyzedText.LacksAccents(tokens)))
                    {
                        // In a text with accents an unmarked syllable is a word of its own.
                        grade = Agreement.Contradicted;
                    }

                    if (grade < (plan[word].OnlyAgreeing ? Agreement.Contradicted : Agreement.None))
                    {
                        found.Add(new Occurrence(token, word, grade, false));
                    }
                }
            }

            foreach (int prefix in prefixes)
            {
                if (folded.StartsWith(plan[prefix].Folded, StringComparison.Ordinal))
                {
                    found.Add(new Occurrence(token, prefix, Agreement.Exact, false));
                }
            }
        }

        return found;
    }

    /// <summary>The other of i and y, and what was likely meant, agree a grade down where the marks do.</summary>
    private static Agreement GradeOther(MarkWord word, ReadOnlySpan<char> folded, ReadOnlySpan<char> exact)
    {
        if (!word.ByMarks)
        {
            return Agreement.Variant;
        }

        foreach (Correction correction in word.Corrections)
        {
            if (folded.SequenceEqual(correction.Folded) && exact.SequenceEqual(correction.Exact))
            {
                return Agreement.Variant;
            }
        }

        return Syllable.OtherSpelling(word.Read) is { } other && exact.SequenceEqual(other) ? Agreement.Variant : Agreement.None;
    }

    /// <summary>Sees which occurrences stand beside that of the word before or behind them; a phrase is bound only as a whole.</summary>
    private void Bind(List<Occurrence> found)
    {
        var places = new HashSet<(int Token, int Word)>();
        foreach (Occurrence occurrence in found)
        {
            places.Add((occurrence.Token, occurrence.Word));
        }

        Span<Occurrence> all = CollectionsMarshal.AsSpan(found);
        for (int i = 0; i < all.Length; i++)
        {
            (int token, int word) = (all[i].Token, all[i].Word);
            bool before = plan[word].Follows && places.Contains((token - 1, word - 1));
            bool behind = word + 1 < plan.Count && plan[word + 1].Follows && places.Contains((token + 1, word + 1));
            all[i] = all[i] with { IsBound = plan[word].IsBound ? IsWholePhrase(places, token, word) : before || behind };
        }
    }

    private bool IsWholePhrase(HashSet<(int Token, int Word)> places, int token, int word)
    {
        int first = word;
        while (plan[first].Follows)
        {
            first--;
        }

        for (int w = first; w < plan.Count && (w == first || plan[w].Follows); w++)
        {
            if (!places.Contains((token - word + w, w)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(Dictionary<string, List<int>> words, string folded, int word)
    {
        if (!words.TryGetValue(folded, out List<int>? indexes))
        {
            words[folded] = indexes = [];
        }

        // A word said again and again in a query is marked once.
        if (indexes.Count < MostAlike)
        {
            indexes.Add(word);
        }
    }
}
