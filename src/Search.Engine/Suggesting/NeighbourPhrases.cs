using Lucene.Net.Search;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Understanding;

namespace Search.Engine.Suggesting;

/// <summary>
/// Completes words that stand side by side anywhere in texts, by how often they do, and goes on with the words that mostly follow: <c>chuyển đ</c> to
/// <c>chuyển đổi số</c>. For one request, not thread safe.
/// </summary>
internal sealed class NeighbourPhrases(IndexSearcher searcher, TypedText typed, PairFinder finder, Vocabulary vocabulary)
{
    /// <summary>Readings of the last two words that are offered.</summary>
    private const int MostReadings = 4;

    /// <summary>Documents looked into for one of them.</summary>
    private const int MostDocuments = 4;

    /// <summary>Words that one alone, as far as it is typed, may become.</summary>
    private const int MostWords = 2;

    /// <summary>Documents in which words stand together that say something together.</summary>
    private const int Several = 3;

    /// <summary>UTF-16 units of a text that are read.</summary>
    private const int Furthest = 32 * 1024;

    /// <summary>Words that are added behind what was typed.</summary>
    private const int MostFollowing = 3;

    /// <summary>The share of the occurrences of a pair from which on the word behind it belongs to it.</summary>
    private const double Belongs = 0.4;

    /// <summary>As the worth of a phrase that begins a title or is a name, where this only stands in a text.</summary>
    private const double InText = 2;

    private static readonly HashSet<string> Stored = [FieldNames.Body];

    private readonly TokenBuffer tokens = new();
    private readonly TypedMarks anywhere = new(typed, loosely: false);

    /// <summary>The commonest phrases, each as a document writes it.</summary>
    /// <param name="onlyGroups">Whether words must stand together in several documents.</param>
    public IEnumerable<(string Phrase, double Worth)> Find(bool onlyGroups)
    {
        foreach (TypedText pairs in Pairs())
        {
            List<IReadOnlyList<PairTerm>> readings = [.. Enumerable.Range(0, pairs.Words.Count - 1).Select(i => finder.Readings(pairs, FieldNames.Text, i))];
            foreach (PairTerm last in readings[^1].Where(pair => IsGroup(pair) || (pairs == typed && !onlyGroups)).Take(MostReadings))
            {
                string? best = null;
                foreach (int doc in finder.Documents([.. readings.SkipLast(1), [last]], MostDocuments))
                {
                    best = (Written(HitRecord.Read(searcher.IndexReader, doc).Title, last) ?? Written(searcher.Doc(doc, Stored).Get(FieldNames.Body) ?? "", last)) is { } written
                        && (best is null || Spellings.IsReadable(written)) ? written : best;
                    if (best is not null && Spellings.IsReadable(best))
                    {
                        break;
                    }
                }

                if (best is not null)
                {
                    yield return (best, last.Worth - InText);
                }
            }
        }
    }

    /// <summary>What was typed; of a word alone the words that it may be, each with what follows it.</summary>
    private IEnumerable<TypedText> Pairs()
    {
        if (typed.Words.Count > 1)
        {
            return [typed];
        }

        var anything = new TypedWord("", "", IsPartial: true);
        return finder.Words(typed.Words[0], typed.IsMarked, MostWords).Select(word => new TypedText([word, anything], typed.IsMarked));
    }

    /// <summary>Whether a word and what follows it say something together: several documents have them, and no figure is in it.</summary>
    private static bool IsGroup(PairTerm pair) => pair.Documents >= Several && !pair.Term.Text.AsSpan().ContainsAnyInRange('0', '9');

    private string? Written(string text, PairTerm last)
    {
        text = text.Length > Furthest ? text[..Furthest] : text;
        int words = typed.Words.Count;
        for (int from = 0; anywhere.Next(text, tokens, from) is { } first; from = first + 1)
        {
            int end = Math.Max(first + 2, first + words);
            if (end > tokens.Count || TermForms.PairOf(tokens, end - 2) != last.Term.Text || !Enumerable.Range(first, end - first - 1).All(i => IsJoined(text, i, ", ")))
            {
                continue;
            }

            int documents = last.Documents;
            for (int added = 0; added < MostFollowing && end < tokens.Count && IsJoined(text, end - 1) && tokens[end].Kind != TokenKind.Number; added++, end++)
            {
                int following = vocabulary.DocumentFrequency(FieldNames.Pairs(FieldNames.Text), TermForms.PairOf(tokens, end - 1));
                if (following < Math.Max(Several, Belongs * documents))
                {
                    break;
                }

                documents = following;
            }

            return text[tokens[first].Start..tokens[end - 1].End];
        }

        return null;
    }

    /// <summary>Whether a token and the next are of one phrase: no sentence, line or bracket between them.</summary>
    private bool IsJoined(string text, int at, string? also = null)
    {
        ReadOnlySpan<char> between = text.AsSpan(tokens[at].End, tokens[at + 1].Start - tokens[at].End);
        return between is " " or "-" or "/" or "" or " - " || between.SequenceEqual(also);
    }
}
