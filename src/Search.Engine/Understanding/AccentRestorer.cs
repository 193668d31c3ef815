using Search.Analysis.Syllables;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;

namespace Search.Engine.Understanding;

/// <summary>
/// Finds the likeliest marked reading of words typed without all their marks: the best path through the readings of each word
/// (Viterbi 1967), by how often neighbours stand side by side in the caller's own documents.
/// </summary>
internal sealed class AccentRestorer(Vocabulary vocabulary)
{
    private const int MostCandidates = 14;

    /// <summary>What the pair counts for against the word alone when both are mixed (Jelinek and Mercer 1980).</summary>
    private const double PairShare = 0.9;

    /// <summary>Distinct words of a document about: the chance that a word is the next is that much less than that a document has it.</summary>
    private const double WordsOfDocument = 50;

    /// <summary>
    /// How much likelier another reading must be than what was typed, as a natural logarithm, before anything is known of who types:
    /// most people type all marks or none.
    /// </summary>
    private const double LiteralAdvantage = 3.0;

    /// <summary>
    /// What a syllable without tone takes from that advantage, and one with a tone adds: a third of the syllables of running text bear none
    /// (ngang), but all do where tones are left out.
    /// </summary>
    private const double WithoutTone = 1.05;
    private const double WithTone = 0.7;
    private const double MostAdvantage = 3.5;

    /// <summary>Below this advantage a query looks half-typed.</summary>
    private const double LooksHalfTyped = 1.5;

    /// <summary>From this confidence on no other reading is looked for.</summary>
    private const float Certain = 0.95f;

    /// <summary>The confidence from which a restored word is shown as understood.</summary>
    public const float Sure = 0.8f;

    /// <summary>Reads a run; words whose marks all stand are left as they are.</summary>
    /// <param name="words">The run.</param>
    /// <param name="isMarked">Whether the query bears marks anywhere.</param>
    public IReadOnlyList<QueryWord> Restore(IReadOnlyList<QueryWord> words, bool isMarked)
    {
        bool[] open = [.. words.Select((w, i) => CanLackMarks(words, i, isMarked))];
        if (!open.Contains(true))
        {
            return words;
        }

        double deviation = isMarked ? Advantage(words) : 0;
        Candidate[][] lattice = [.. words.Select((w, i) => Candidates(w, open[i], deviation))];
        double[][][] steps = Steps(words, lattice);
        double[][] forward = Forward(lattice, steps);
        double[][] backward = Backward(lattice, steps);
        var read = new QueryWord[words.Count];
        for (int i = 0; i < words.Count; i++)
        {
            (int best, double margin) = Best(lattice[i], forward[i], backward[i]);
            float confidence = (float)(1 / (1 + Math.Exp(-margin)));
            bool unsure = isMarked && deviation < LooksHalfTyped && (lattice[i][best].Exact != words[i].Typed || confidence < Certain);
            read[i] = words[i] with
            {
                Read = lattice[i][best].Exact,
                Confidence = confidence,
                Others = unsure ? [.. lattice[i].Where((c, k) => k != best && c.Exact != words[i].Typed).Select(c => c.Exact)] : [],
            };
        }

        return read;
    }

    private static double Advantage(IReadOnlyList<QueryWord> words)
    {
        int syllables = words.Count(w => w.HasReadings);
        int toned = words.Count(w => w.HasTone);
        return Math.Clamp(LiteralAdvantage - WithoutTone * (syllables - toned) + WithTone * toned, 0, MostAdvantage);
    }

    /// <summary>
    /// Where no marks were typed, any syllable lacks them. Where some were, a syllable may lack a tone or a quality; one that stands beside its
    /// neighbour in documents just as it was typed has all it needs when it bears a tone.
    /// </summary>
    private bool CanLackMarks(IReadOnlyList<QueryWord> words, int i, bool isMarked)
    {
        QueryWord word = words[i];
        return word.HasReadings && (!isMarked || !word.HasTone || !(IsAttested(words, i - 1) || IsAttested(words, i)));
    }

    private bool IsAttested(IReadOnlyList<QueryWord> words, int first) =>
        first >= 0 && first + 1 < words.Count
        && vocabulary.DocumentFrequency(
            FieldNames.Pairs(FieldNames.Text),
            TermForms.ExactPair(words[first].Folded, words[first].Typed, words[first + 1].Folded, words[first + 1].Typed)) > 0;

    private Candidate[] Candidates(QueryWord word, bool isOpen, double deviation)
    {
        if (!isOpen)
        {
            return [new Candidate(word.Typed, vocabulary.DocumentFrequency(FieldNames.Text, word.HasReadings ? TermForms.Exact(word.Folded, word.Typed) : word.Folded), 0)];
        }

        List<Candidate> candidates = [.. vocabulary.Readings(FieldNames.Text, word.Folded)
            .Where(r => r.Exact == word.Typed || !word.IsMarked || Agreements.Grade(word.Typed, r.Exact) == Agreement.Compatible)
            .OrderByDescending(r => r.DocumentFrequency)
            .Take(MostCandidates)
            .Select(r => new Candidate(r.Exact, r.DocumentFrequency, r.Exact == word.Typed ? 0 : -deviation))];
        if (!candidates.Exists(c => c.Exact == word.Typed))
        {
            candidates.Add(new Candidate(word.Typed, 0, 0));
        }

        return [.. candidates];
    }

    private double[][][] Steps(IReadOnlyList<QueryWord> words, Candidate[][] lattice)
    {
        var steps = new double[words.Count][][];
        for (int i = 1; i < words.Count; i++)
        {
            var pairs = new Dictionary<string, int>();
            if (lattice[i].Length > 1 || lattice[i - 1].Length > 1)
            {
                foreach (Reading pair in vocabulary.Readings(FieldNames.Pairs(FieldNames.Text), words[i - 1].Folded + " " + words[i].Folded))
                {
                    pairs[pair.Exact] = pair.DocumentFrequency;
                }
            }

            steps[i] = [.. lattice[i - 1].Select(a => lattice[i].Select(b => Step(a, b, pairs)).ToArray())];
        }

        return steps;
    }

    private double Step(Candidate a, Candidate b, Dictionary<string, int> pairs)
    {
        int together = pairs.GetValueOrDefault(a.Exact + " " + b.Exact);
        return Math.Log(PairShare * together / (a.Frequency + 1.0) + (1 - PairShare) * (b.Frequency + 0.5) / (vocabulary.Documents + 1.0) / WordsOfDocument);
    }

    private double Start(Candidate candidate) => Math.Log((candidate.Frequency + 0.5) / (vocabulary.Documents + 1.0));

    private double[][] Forward(Candidate[][] lattice, double[][][] steps)
    {
        var best = new double[lattice.Length][];
        for (int i = 0; i < lattice.Length; i++)
        {
            best[i] = new double[lattice[i].Length];
            for (int b = 0; b < best[i].Length; b++)
            {
                double reached = i == 0 ? Start(lattice[0][b]) : Enumerable.Range(0, lattice[i - 1].Length).Max(a => best[i - 1][a] + steps[i][a][b]);
                best[i][b] = reached + lattice[i][b].Cost;
            }
        }

        return best;
    }

    private static double[][] Backward(Candidate[][] lattice, double[][][] steps)
    {
        var best = new double[lattice.Length][];
        for (int i = lattice.Length - 1; i >= 0; i--)
        {
            best[i] = new double[lattice[i].Length];
            for (int a = 0; i < lattice.Length - 1 && a < best[i].Length; a++)
            {
                best[i][a] = Enumerable.Range(0, lattice[i + 1].Length).Max(b => best[i + 1][b] + steps[i + 1][a][b] + lattice[i + 1][b].Cost);
            }
        }

        return best;
    }

    /// <summary>The candidate the best path goes through, and by how much that path beats the best one around it.</summary>
    private static (int Best, double Margin) Best(Candidate[] candidates, double[] forward, double[] backward)
    {
        int best = 0;
        double top = double.NegativeInfinity;
        double second = double.NegativeInfinity;
        for (int i = 0; i < candidates.Length; i++)
        {
            double through = forward[i] + backward[i];
            if (through > top)
            {
                (best, second, top) = (i, top, through);
            }
            else if (through > second)
            {
                second = through;
            }
        }

        return (best, candidates.Length == 1 ? 20 : top - second);
    }

    private readonly record struct Candidate(string Exact, int Frequency, double Cost);
}
