using Search.Analysis.Syllables;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;

namespace Search.Engine.Understanding;

/// <summary>
/// The readings that each word of a run may have, and the likeliest way through them (Viterbi 1967) by how often neighbours stand side by side
/// in the caller's own documents.
/// </summary>
internal sealed class ReadingLattice
{
    private const int MostCandidates = 14;

    /// <summary>What the pair counts for against the word alone when both are mixed (Jelinek and Mercer 1980).</summary>
    private const double PairShare = 0.9;

    /// <summary>By how much the only reading of a word is ahead of others.</summary>
    private const double Alone = 20;

    private readonly Vocabulary vocabulary;
    private readonly Candidate[][] candidates;
    private readonly double[][] through;

    /// <param name="vocabulary">The caller's documents' words.</param>
    /// <param name="words">The run, at least one word.</param>
    /// <param name="likelihoodOf">How likely who means a reading types the word so, as a natural logarithm; null for never.</param>
    public ReadingLattice(Vocabulary vocabulary, IReadOnlyList<QueryWord> words, Func<QueryWord, string, double?> likelihoodOf)
    {
        this.vocabulary = vocabulary;
        candidates = [.. words.Select(word => Candidates(word, likelihoodOf))];
        double[][][] steps = Steps(words);
        double[][] forward = Forward(steps);
        double[][] backward = Backward(steps);
        through = [.. forward.Select((row, i) => row.Zip(backward[i], (f, b) => f + b).ToArray())];
        Likelihood = through[^1].Max();
    }

    /// <summary>How likely the likeliest way is, as a natural logarithm.</summary>
    public double Likelihood { get; }

    /// <summary>The reading of a word that the likeliest way goes through, and by how much it is ahead of the best one around it.</summary>
    public (string Exact, double Margin) Best(int word)
    {
        int best = Array.IndexOf(through[word], through[word].Max());
        return (candidates[word][best].Exact, through[word].Length == 1 ? Alone : through[word][best] - through[word].Where((_, i) => i != best).Max());
    }

    /// <summary>The readings of a word that are at most <paramref name="less"/> less likely than the likeliest.</summary>
    public IEnumerable<string> Near(int word, double less) => candidates[word].Where((_, i) => through[word][i] >= Likelihood - less).Select(c => c.Exact);

    private Candidate[] Candidates(QueryWord word, Func<QueryWord, string, double?> likelihoodOf)
    {
        if (!word.HasReadings)
        {
            return [new Candidate(word.Typed, vocabulary.DocumentFrequency(FieldNames.Text, word.Folded), 0)];
        }

        List<Candidate> found = [.. Readings(word)
            .Select(r => (Reading: r, Likelihood: likelihoodOf(word, r.Exact)))
            .Where(r => r.Likelihood is not null)
            .OrderByDescending(r => r.Reading.DocumentFrequency)
            .Take(MostCandidates)
            .Select(r => new Candidate(r.Reading.Exact, r.Reading.DocumentFrequency, r.Likelihood!.Value))];
        if (!found.Exists(c => c.Exact == word.Typed) && (likelihoodOf(word, word.Typed) is not null || found.Count == 0))
        {
            found.Add(new Candidate(word.Typed, 0, likelihoodOf(word, word.Typed) ?? 0));
        }

        return [.. found];
    }

    private double[][][] Steps(IReadOnlyList<QueryWord> words)
    {
        var steps = new double[words.Count][][];
        for (int i = 1; i < words.Count; i++)
        {
            Candidate[] left = candidates[i - 1];
            Candidate[] right = candidates[i];
            Func<Candidate, Candidate, int> together = Together(words[i - 1], words[i], left.Length * right.Length);
            steps[i] = [.. left.Select(a => right.Select(b => Step(a, b, together(a, b))).ToArray())];
        }

        return steps;
    }

    /// <summary>The readings of a word in its own spelling; documents that write it with the other of i and y have the same reading.</summary>
    private IEnumerable<Reading> Readings(QueryWord word) => Spellings(word)
        .SelectMany(folded => vocabulary.Readings(FieldNames.Text, folded).Select(r => r with { Exact = InSpelling(word, folded, r.Exact) }))
        .GroupBy(r => r.Exact, (exact, same) => new Reading(exact, same.Sum(r => r.DocumentFrequency)));

    /// <summary>In how many documents two readings stand side by side: a look-up, or all readings of the pair at once.</summary>
    private Func<Candidate, Candidate, int> Together(QueryWord first, QueryWord second, int pairs)
    {
        string field = FieldNames.Pairs(FieldNames.Text);
        (string First, string Second)[] spellings = [.. Spellings(first).SelectMany(_ => Spellings(second), (a, b) => (a, b))];
        if (pairs == 1)
        {
            return (a, b) => spellings.Sum(s => vocabulary.DocumentFrequency(
                field, TermForms.ExactPair(s.First, InSpelling(first, s.First, a.Exact), s.Second, InSpelling(second, s.Second, b.Exact))));
        }

        var known = new Dictionary<(string, string), int>();
        foreach ((string left, string right) in spellings)
        {
            foreach (Reading reading in vocabulary.Readings(field, left + " " + right))
            {
                int blank = reading.Exact.IndexOf(' ', StringComparison.Ordinal);
                (string, string) key = (InSpelling(first, left, reading.Exact[..blank]), InSpelling(second, right, reading.Exact[(blank + 1)..]));
                known[key] = known.GetValueOrDefault(key) + reading.DocumentFrequency;
            }
        }

        return (a, b) => known.GetValueOrDefault((a.Exact, b.Exact));
    }

    private static string[] Spellings(QueryWord word) => word.HasReadings && Syllable.OtherSpelling(word.Folded) is { } other ? [word.Folded, other] : [word.Folded];

    /// <summary>A reading from a word's own spelling in another one, or the reverse.</summary>
    private static string InSpelling(QueryWord word, string folded, string exact) => folded == word.Folded ? exact : Syllable.OtherSpelling(exact)!;

    private double Step(Candidate a, Candidate b, int together) =>
        Math.Log(PairShare * together / (a.Frequency + 1.0) + (1 - PairShare) * (b.Frequency + 0.5) / (vocabulary.Documents + 1.0) / Vocabulary.WordsOfDocument);

    private double Start(Candidate candidate) => Math.Log((candidate.Frequency + 0.5) / (vocabulary.Documents + 1.0));

    private double[][] Forward(double[][][] steps)
    {
        var best = new double[candidates.Length][];
        for (int i = 0; i < candidates.Length; i++)
        {
            best[i] = new double[candidates[i].Length];
            for (int b = 0; b < best[i].Length; b++)
            {
                double reached = i == 0 ? Start(candidates[0][b]) : Enumerable.Range(0, candidates[i - 1].Length).Max(a => best[i - 1][a] + steps[i][a][b]);
                best[i][b] = reached + candidates[i][b].Likelihood;
            }
        }

        return best;
    }

    private double[][] Backward(double[][][] steps)
    {
        var best = new double[candidates.Length][];
        for (int i = candidates.Length - 1; i >= 0; i--)
        {
            best[i] = new double[candidates[i].Length];
            for (int a = 0; i < candidates.Length - 1 && a < best[i].Length; a++)
            {
                best[i][a] = Enumerable.Range(0, candidates[i + 1].Length).Max(b => best[i + 1][b] + steps[i + 1][a][b] + candidates[i + 1][b].Likelihood);
            }
        }

        return best;
    }

    /// <param name="Exact">A reading.</param>
    /// <param name="Frequency">In how many documents it stands.</param>
    /// <param name="Likelihood">How likely who means it types the word so, as a natural logarithm.</param>
    private readonly record struct Candidate(string Exact, int Frequency, double Likelihood);
}
