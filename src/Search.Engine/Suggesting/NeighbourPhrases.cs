using Lucene.Net.Search;
using Lucene.Net.Util;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;

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
            FixedBitSet?[]? before = readings.Count == 1 ? null : finder.Having(readings[..^1]);
            if (before is null && readings.Count > 1)
            {
                continue;
            }

            int found = 0;
            int read = 0;
            foreach (PairTerm last in readings[^1].Where(pair => IsGroup(pair) || (pairs == typed && !onlyGroups)))
            {
                (IReadOnlyList<int> documents, int count) = finder.Newest([[last]], MostDocuments, before);
                read += documents.Count;
                if (MostReadable(documents, last) is { } written)
                {
                    found++;
                    yield return (written, Math.Log2(Math.Min(count, last.Documents)) - last.Distance - InText);
                }

                if (found == MostReadings || read >= MostDocumentsInAll)
                {
                    break;
                }
            }
        }
    }

    /// <summary>As the first document writes it that does not write it in capitals, or the first of all; null where the words do not stand side by side.</summary>
    private string? MostReadable(IReadOnlyList<int> documents, PairTerm last)
    {
        string? best = null;
        foreach (int doc in documents)
        {
            string? written = Written(HitRecord.Read(searcher.IndexReader, doc).Title, last) ?? Written(searcher.Doc(doc, Stored).Get(FieldNames.Body) ?? "", last);
            if (written is not null && Spellings.IsReadable(written))
            {
                return written;
            }

            best ??= written;
        }

        return best;
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
    private static bool IsGroup(PairTerm pair) => pair.Documents >= PhraseBounds.Several && !pair.Term.Text.AsSpan().ContainsAnyInRange('0', '9');

    private string? Written(string text, PairTerm last)
    {
        text = text.Length > Furthest ? text[..Furthest] : text;
        int words = typed.Words.Count;
        for (int from = 0; anywhere.Next(text, tokens, from) is { } first; from = first + 1)
        {
            int end = Math.Max(first + 2, first + words);
            if (end > tokens.Count || TermForms.PairOf(tokens, end - 2) != last.Term.Text || !Enumerable.Range(first, end - first - 1).All(i => PhraseBounds.IsJoined(text, tokens, i) || PhraseBounds.IsListed(text, tokens, i))
                || !bounds.Begins(text, tokens, first))
            {
                continue;
            }

            return text[tokens[first].Start..tokens[bounds.End(text, tokens, end, last.Documents) - 1].End];
        }

        return null;
    }
}
