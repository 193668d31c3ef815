using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Understanding;

namespace Search.Engine.Suggesting;

/// <summary>
/// Completes words that stand side by side anywhere in texts, by how often they do, and goes on with the words that mostly follow: <c>chuyển đ</c> to
/// <c>chuyển đổi số</c>. For one request, not thread safe.
/// </summary>
internal sealed class NeighbourPhrases(IndexSearcher searcher, TypedText typed, PairFinder finder, PhraseBounds bounds)
{
    /// <summary>Readings of the last two words that are offered.</summary>
    private const int MostReadings = 4;

    /// <summary>Documents looked into for one of them.</summary>
    private const int MostDocuments = 4;

    /// <summary>Documents looked into for all of them: words before the last two need not stand beside them in the documents that have both.</summary>
    private const int MostDocumentsInAll = 32;

    /// <summary>Words that one alone, as far as it is typed, may become.</summary>
    private const int MostWords = 2;

    /// <summary>UTF-16 units of a text that are read.</summary>
    private const int Furthest = 32 * 1024;

    /// <summary>UTF-16 units of texts after which no other is read.</summary>
    private const int MostUnpacked = 512 * 1024;

    /// <summary>As the worth of a phrase that begins a title or is a name, where this only stands in a text.</summary>
    private const double InText = 2;

    /// <summary>As the worth of a pair with a function word, which mostly begins what is said of the word before it: <c>thông báo không</c>.</summary>
    private const double SaidOf = 2;

    /// <summary>The share of the documents with a whole word from which on a longer one may have been meant as well.</summary>
    private const double AsLikely = 0.25;

    /// <summary>The share of the documents with whole words that a group which goes on from them needs: with fewer it is what happened to be said of them.</summary>
    private const double Follows = 0.03;

    /// <summary>Words that are followed: behind more of them titles say what follows.</summary>
    private const int LongestFollowed = 3;

    private static readonly TypedWord Anything = new("", "", IsPartial: true);

    private readonly TokenBuffer tokens = new();
    private int unpacked;
    private readonly TypedMarks anywhere = new(typed, loosely: false);

    /// <summary>The commonest phrases, each as a document writes it.</summary>
    /// <param name="onlyGroups">Whether words must stand together in several documents.</param>
    public IEnumerable<(string Phrase, double Worth)> Find(bool onlyGroups)
    {
        foreach ((List<IReadOnlyList<PairTerm>> readings, double least) in Runs())
        {
            bool isTyped = readings.Count == typed.Words.Count - 1;
            FixedBitSet?[]? before = readings.Count == 1 ? null : finder.Having(readings[..^1]);
            if (before is null && readings.Count > 1)
            {
                continue;
            }

            int found = 0;
            int read = 0;
            foreach (PairTerm last in readings[^1].Where(pair => IsGroup(pair) || (isTyped && !onlyGroups && !IsFigure(pair))))
            {
                (IReadOnlyList<int> documents, int count) = finder.Newest([[last]], MostDocuments, before);
                read += documents.Count;
                if (count >= least && MostReadable(documents, last, readings.Count + 1) is { } written)
                {
                    found++;
                    yield return (written, Math.Log2(Math.Min(count, last.Documents)) - last.Distance - InText - (FunctionWords.IsExact(last.Last.Exact) ? SaidOf : 0));
                }

                if (found == MostReadings || read >= MostDocumentsInAll)
                {
                    break;
                }
            }
        }
    }

    /// <summary>As the first document writes it that does not write it in capitals, or the first of all; null where the words do not stand side by side.</summary>
    private string? MostReadable(IReadOnlyList<int> documents, PairTerm last, int words)
    {
        string? best = null;
        foreach (int doc in documents)
        {
            string? written = Written(HitRecord.Read(searcher.IndexReader, doc).Title, last, words) ?? Written(Body(doc), last, words);
            if (written is not null && Spellings.IsReadable(written))
            {
                return written;
            }

            best ??= written;
        }

        return best;
    }

    private string Body(int doc)
    {
        string body = unpacked < MostUnpacked ? BodyText.Read(searcher.IndexReader, doc, Furthest).Text : "";
        unpacked += body.Length;
        return body;
    }

    /// <summary>
    /// The readings of the pairs of what was typed, and of that with what follows it; of a word alone only of the words that it may be, each with what
    /// follows it; and how many documents must have them. Who typed a whole word has most likely typed all of it: <c>thông tư</c> goes on to
    /// <c>thông tư liên tịch</c>, not to <c>thông tường</c>.
    /// </summary>
    private IEnumerable<(List<IReadOnlyList<PairTerm>> Readings, double Least)> Runs()
    {
        if (typed.Words.Count == 1)
        {
            foreach (TypedWord word in finder.Words(typed.Words[0], typed.IsMarked, MostWords))
            {
                yield return ([Following(word)], PhraseBounds.Several);
            }

            yield break;
        }

        List<IReadOnlyList<PairTerm>> readings = [.. Enumerable.Range(0, typed.Words.Count - 1).Select(i => finder.Readings(typed, FieldNames.Text, i))];
        PairTerm? whole = readings[^1].Where(pair => typed.Words[^1].Forms.Contains(pair.Last.Folded)).MaxBy(pair => pair.Worth);
        if (whole is null || whole.Documents < PhraseBounds.Several)
        {
            yield return (readings, 0);
            yield break;
        }

        yield return ([.. readings[..^1], [.. readings[^1].Where(pair => pair.Documents >= AsLikely * whole.Documents)]], 0);
        if (typed.Words.Count <= LongestFollowed)
        {
            var last = new TypedWord(whole.Last.Folded, whole.Last.Exact, IsPartial: false);
            double least = Math.Max(PhraseBounds.Several, Follows * whole.Documents);
            yield return ([.. readings[..^1], [whole], [.. Following(last).Where(pair => pair.Documents >= least)]], least);
        }
    }

    /// <summary>A word that is known with what follows it; not with a function word, which mostly begins what is said of it: <c>Hải Phòng cho biết</c>.</summary>
    private IReadOnlyList<PairTerm> Following(TypedWord word) =>
        [.. finder.Readings(new TypedText([word, Anything], IsMarked: true), FieldNames.Text, 0).Where(pair => !FunctionWords.IsExact(pair.Last.Exact))];

    /// <summary>Whether a word and what follows it say something together: several documents have them, and no figure is in it.</summary>
    private static bool IsGroup(PairTerm pair) => pair.Documents >= PhraseBounds.Several && !pair.Term.Text.AsSpan().ContainsAnyInRange('0', '9');

    /// <summary>Whether both are figures, as in a date or a score, which no other one is a completion of: <c>24/8</c> is not <c>24/89</c>.</summary>
    private static bool IsFigure(PairTerm pair) => char.IsAsciiDigit(pair.Term.Text[0]) && char.IsAsciiDigit(pair.Last.Folded[0]);

    private string? Written(string text, PairTerm last, int words)
    {
        text = text.Length > Furthest ? text[..Furthest] : text;
        for (int from = 0; anywhere.Next(text, tokens, from) is { } first; from = first + 1)
        {
            int end = first + words;
            if (end > tokens.Count || TermForms.PairOf(tokens, end - 2) != last.Term.Text || !PhraseBounds.AreJoined(text, tokens, first, end)
                || !bounds.Begins(text, tokens, first))
            {
                continue;
            }

            end = bounds.End(text, tokens, end, last.Documents);
            if (!PhraseBounds.CutsFigure(text, tokens, end))
            {
                return text[tokens[first].Start..tokens[end - 1].End];
            }
        }

        return null;
    }
}
