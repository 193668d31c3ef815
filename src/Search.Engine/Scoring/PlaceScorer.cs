using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Analysis.TokenStreams;

namespace Search.Engine.Scoring;

/// <summary>
/// What a document's score gains from where in its text the words stand: together in one short passage, near its beginning, and there in the
/// order of the query, as in a title that is typed from memory. Reads positions, so it is asked only for documents that this gain can still
/// bring among the best. Documents are asked for in their order; for one search, not thread safe.
/// </summary>
internal sealed class PlaceScorer
{
    /// <summary>Occurrences of one term that are looked at: a passage that answers is rarely behind them, and a book may not cost what it likes.</summary>
    private const int MostOccurrences = 256;

    private readonly WordQuery[] words;
    private readonly float[] values;
    private readonly int[] counts;
    private readonly float[] grades;
    private readonly float title;
    private readonly List<(DocsAndPositionsEnum Docs, int Word, float Grade)> postings = [];
    private readonly List<Occurrence> occurrences = [];
    private AtomicReader? reader;

    /// <param name="words">Each word once, of a field with positions, in the order of the query.</param>
    /// <param name="searcher">Whose statistics say what a word weighs.</param>
    public PlaceScorer(IEnumerable<WordQuery> words, IndexSearcher searcher)
    {
        this.words = [.. words];
        values = [.. this.words.Select(word => word.Boost * new WordWeight(word, searcher).Idf)];
        counts = new int[values.Length];
        grades = new float[values.Length];
        title = this.words.Count(word => word.Boost >= 1) > 1 ? values.Sum() * RankingWeights.TypedTitle : 0;
        Most = values.Sum() * (RankingWeights.Passage + RankingWeights.Beginning) + title;
    }

    /// <summary>More than any document can gain.</summary>
    public float Most { get; }

    public void SetNextReader(AtomicReader next)
    {
        reader = next;
        postings.Clear();
    }

    /// <summary>What a document of the reader gains: from 0 to <see cref="Most"/>.</summary>
    public float Score(int doc)
    {
        (float passage, float beginning, float typedTitle) = Parts(doc);
        return passage + beginning + typedTitle;
    }

    /// <summary>The same by what it is gained for.</summary>
    public (float Passage, float Beginning, float TypedTitle) Parts(int doc)
    {
        Open();
        Find(doc);
        return (RankingWeights.Passage * Passage(), RankingWeights.Beginning * Beginning(), IsTitle() ? title : 0);
    }

    private void Open()
    {
        if (reader is null)
        {
            return;
        }

        var segment = new SegmentPostings(reader, null);
        for (int word = 0; word < words.Length; word++)
        {
            // What stands for a word as several terms has no one place.
            foreach (Posting posting in words[word].Postings.Where(p => p.Terms.Count == 1))
            {
                if (segment.OpenPositions(posting.Terms[0]) is { } docs)
                {
                    postings.Add((docs, word, posting.Weight));
                }
            }
        }

        reader = null;
    }

    /// <summary>The words' occurrences in the order of the text.</summary>
    private void Find(int doc)
    {
        occurrences.Clear();
        foreach ((DocsAndPositionsEnum docs, int word, float grade) in postings)
        {
            if (docs.DocID < doc)
            {
                docs.Advance(doc);
            }

            if (docs.DocID == doc)
            {
                for (int i = Math.Min(docs.Freq, MostOccurrences); i > 0; i--)
                {
                    int position = docs.NextPosition();
                    if (position >= AnalyzedText.FirstAside)
                    {
                        break;
                    }

                    occurrences.Add(new Occurrence(position, word, grade));
                }
            }
        }

        occurrences.Sort();
    }

    /// <summary>The weight of the words in the passage that has most of it, each word once.</summary>
    private float Passage()
    {
        Array.Clear(counts);
        Array.Clear(grades);
        float best = 0;
        float sum = 0;
        int first = 0;
        foreach (Occurrence next in occurrences)
        {
            counts[next.Word]++;
            sum += values[next.Word] * (next.Grade - grades[next.Word]);
            grades[next.Word] = next.Grade;
            for (; occurrences[first].Position <= next.Position - RankingWeights.PassageLength; first++)
            {
                int left = occurrences[first].Word;
                if (--counts[left] == 0)
                {
                    sum -= values[left] * grades[left];
                    grades[left] = 0;
                }
            }

            best = Math.Max(best, sum);
        }

        return best;
    }

    /// <summary>The weight of the words, each by how near the start it stands.</summary>
    private float Beginning()
    {
        Array.Clear(grades);
        float sum = 0;
        foreach (Occurrence next in occurrences)
        {
            float grade = next.Grade * RankingWeights.BeginningHalf / (RankingWeights.BeginningHalf + next.Position);
            if (grade > grades[next.Word])
            {
                sum += values[next.Word] * (grade - grades[next.Word]);
                grades[next.Word] = grade;
            }
        }

        return sum;
    }

    /// <summary>Whether all the words stand near the beginning in the order of the query, whatever stands between them; a function word may be missing.</summary>
    private bool IsTitle()
    {
        if (title == 0)
        {
            return false;
        }

        int next = Next(0);
        foreach (Occurrence occurrence in occurrences)
        {
            if (next == words.Length || occurrence.Position >= RankingWeights.TypedTitleLength)
            {
                break;
            }

            next = occurrence.Word == next ? Next(next + 1) : next;
        }

        return next == words.Length;
    }

    private int Next(int word)
    {
        while (word < words.Length && words[word].Boost < 1)
        {
            word++;
        }

        return word;
    }

    private readonly record struct Occurrence(int Position, int Word, float Grade) : IComparable<Occurrence>
    {
        public int CompareTo(Occurrence other) => Position != other.Position ? Position.CompareTo(other.Position) : Word.CompareTo(other.Word);
    }
}
