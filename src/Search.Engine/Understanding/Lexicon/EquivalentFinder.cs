using Search.Analysis.Syllables;
using Search.Engine.Schema;
using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>
/// Finds the other ways to say what a query says, of those the caller's documents use: by the lexicon, by abbreviations that the documents
/// themselves explain, and numbers written in words or Roman numerals. Which sense an abbreviation has is told by its neighbours.
/// </summary>
internal sealed class EquivalentFinder(Lexicon lexicon, Vocabulary vocabulary)
{
    /// <summary>A sense whose evidence is below this share of the best one's is not meant.</summary>
    private const double LeastShare = 0.2;

    /// <summary>Senses that are searched at once.</summary>
    private const int MostSenses = 3;

    /// <summary>Other spellings that are searched at once, the commonest.</summary>
    private const int MostOthers = 4;

    /// <summary>Words of a query that are looked up; one with more is no question.</summary>
    private const int MostWords = 64;

    private readonly LearntAbbreviations learnt = new(vocabulary);

    /// <summary>The run with each stretch's equivalents on its words; what was found is added to <paramref name="steps"/>.</summary>
    public WordRun Find(WordRun run, StepRecorder steps)
    {
        QueryWord[]? words = null;
        for (int i = 0; i < Math.Min(run.Words.Count, MostWords);)
        {
            if (run.Meanings.Concat(run.Unnamed).FirstOrDefault(m => m.First <= i && i < m.First + m.Count) is { Count: > 0 } meaning)
            {
                i = meaning.First + meaning.Count;
                continue;
            }

            IReadOnlyList<Equivalent> found = Chosen(run, i);
            foreach (Equivalent equivalent in found)
            {
                words ??= [.. run.Words];
                Attach(words, equivalent);
                Tell(run, equivalent, steps);
            }

            i = found.Count == 0 ? i + 1 : found.Max(e => e.Last) + 1;
        }

        return run with { Words = words ?? run.Words, Numbers = NumberWords.Find(run) };
    }

    /// <summary>The same for what is said by words that were corrected, as they were meant.</summary>
    public WordRun FindCorrected(WordRun run, StepRecorder steps)
    {
        if (!run.Words.Any(w => w.Corrections.Count > 0))
        {
            return run;
        }

        WordRun meant = run with { Words = [.. run.Words.Select(w => w.Corrections is [{ } c, ..] ? w with { Folded = c.Folded, Typed = c.Exact, Read = c.Exact } : w)] };
        QueryWord[] words = [.. run.Words];
        for (int i = 0; i < Math.Min(words.Length, MostWords); i++)
        {
            foreach (Equivalent equivalent in Chosen(meant, i).Where(e => Enumerable.Range(e.First, e.Count).Any(k => run.Words[k].Corrections.Count > 0)))
            {
                Attach(words, equivalent);
                Tell(run, equivalent, steps);
            }
        }

        return run with { Words = words };
    }

    private static void Attach(QueryWord[] words, Equivalent equivalent)
    {
        for (int k = equivalent.First; k <= equivalent.Last; k++)
        {
            words[k] = words[k] with { Equivalents = [.. words[k].Equivalents, equivalent] };
        }
    }

    private static void Tell(WordRun run, Equivalent equivalent, StepRecorder steps)
    {
        if (equivalent.IsLinked)
        {
            // Near is not the same: it helps where too little is found, and rewrites nothing.
            return;
        }

        string from = run.Text[run.Words[equivalent.First].Start..run.Words[equivalent.Last].End];
        steps.Add(new Rewrite(equivalent.Kind, from, equivalent.Text), equivalent.Facts);
    }

    /// <summary>What the longest stretch from a word on may be said as.</summary>
    private IReadOnlyList<Equivalent> Chosen(WordRun run, int at)
    {
        List<(Equivalent Equivalent, bool IsSense, bool IsDoubtful)> candidates =
        [
            .. lexicon.At(run.Words, at).Where(e => e.Other.IsLetter && IsNamed(run, at + e.Form.Words.Count)).SelectMany(e => BesideNext(run, at, e)).Select(e => (e, false, false)),
            .. lexicon.At(run.Words, at).Where(e => !e.Other.IsLetter && IsWritten(run, at, e))
                .Select(e => (new Equivalent(at, e.Form.Words.Count, e.Other.Words, e.Other.Text, e.Kind, e.IsLinked), e.IsSense, e.Form.IsDoubtful)),
            .. learnt.At(run.Words, at).Where(e => e.Count > 1 || IsInCapitals(run, at) || !Syllable.IsPossible(run.Words[at].Folded)).Select(e => (e, e.Count == 1, false)),
            .. NumberWords.At(run.Words, at).Select(e => (e, false, false)),
        ];
        foreach (var stretch in candidates.GroupBy(c => c.Equivalent.Count).OrderByDescending(g => g.Key))
        {
            Equivalent[] senses = Senses(run, [.. stretch.Where(c => c.IsSense)]);
            Equivalent[] others = [.. stretch.Where(c => !c.IsSense).Select(c => (c.Equivalent, Frequency: vocabulary.Frequency(c.Equivalent.Words)))
                .Where(c => c.Frequency > 0 && !IsVague(run, c.Equivalent)).OrderByDescending(c => c.Frequency).Take(MostOthers).Select(c => c.Equivalent with { Documents = c.Frequency })];
            if (senses.Length + others.Length > 0)
            {
                return [.. senses.Concat(others).DistinctBy(e => string.Join(' ', e.Words.Select(w => w.Typed)))];
            }
        }

        return [];
    }

    /// <summary>Whether a word looks like the name of a place or a number, as far as its case says.</summary>
    private static bool IsNamed(WordRun run, int at) =>
        at < run.Words.Count && (!char.IsLower(run.Text[run.Words[at].Start]) || !run.Text.Any(char.IsUpper));

    /// <summary>Two letters could stand for anything: they do for the words typed only where documents have them beside the words around.</summary>
    private bool IsVague(WordRun run, Equivalent equivalent) =>
        equivalent is { Kind: LexiconEntry.Abbreviation, Words: [{ Folded.Length: <= 2 }] } && Beside(run, equivalent) == 0;

    /// <summary>Whether two letters stand beside other words: what single documents explain by them is meant only with neighbours that say so.</summary>
    private static bool IsShort(WordRun run, Equivalent equivalent) => run.Words.Count > 1 && run.Words[equivalent.First].Folded.Length <= 2;

    /// <summary>A single letter says something only with the word behind it: <c>quận Hải Đông</c> is also <c>Q. Hải Đông</c> where documents have that.</summary>
    private IEnumerable<Equivalent> BesideNext(WordRun run, int at, LexiconEntry entry)
    {
        int behind = at + entry.Form.Words.Count;
        if (behind >= run.Words.Count)
        {
            return [];
        }

        QueryWord letter = entry.Other.Words[0];
        QueryWord next = run.Words[behind];
        IEnumerable<QueryWord> readings = next.HasReadings && !next.IsMarked
            ? vocabulary.Readings(FieldNames.Pairs(FieldNames.Text), $"{letter.Folded} {next.Folded}").Select(r => WordRun.OfExact(r.Exact)).Where(w => w.Count == 2).Select(w => w[1])
            : [next];
        return readings.Select(reading => new Equivalent(at, entry.Form.Words.Count + 1, [letter, reading], $"{entry.Other.Text} {reading.AsWritten}", entry.Kind, entry.IsLinked));
    }

    /// <summary>A form that could be another word must be written as an abbreviation is: in capitals where not all is, or with a dot.</summary>
    private static bool IsWritten(WordRun run, int at, LexiconEntry entry)
    {
        if (!entry.Form.IsDoubtful)
        {
            return true;
        }

        int end = run.Words[at].End;
        return IsInCapitals(run, at) || run.Text.AsSpan(run.Words[at].Start, end - run.Words[at].Start).SequenceEqual(entry.Form.Text) || (end < run.Text.Length && run.Text[end] is '.' or '/');
    }

    private static bool IsInCapitals(WordRun run, int at) =>
        !run.Text[run.Words[at].Start..run.Words[at].End].Any(char.IsLower) && run.Text.Any(char.IsLower);

    /// <summary>The senses that the neighbours speak for; without any word for one, those the documents use, the commonest first.</summary>
    private Equivalent[] Senses(WordRun run, (Equivalent Equivalent, bool IsSense, bool IsDoubtful)[] senses)
    {
        var weighed = senses.Select(s => (s.Equivalent, s.IsDoubtful, Beside: Beside(run, s.Equivalent), Alone: vocabulary.Frequency(s.Equivalent.Words)))
            .Where(s => s.Alone > 0 && !(s.Equivalent is { IsLearnt: true, Count: 1 } && IsShort(run, s.Equivalent) && s.Beside == 0))
            .ToArray();
        int most = weighed.Length == 0 ? 0 : weighed.Max(s => s.Beside);
        var chosen = (most > 0
            ? weighed.Where(s => s.Beside >= most * LeastShare).OrderByDescending(s => s.Beside)
            : weighed.Where(s => !s.IsDoubtful).OrderByDescending(s => s.Alone)).Take(MostSenses).ToArray();
        Sense[] rejected = [.. weighed.ExceptBy(chosen.Select(c => c.Equivalent.Text), s => s.Equivalent.Text).Select(s => new Sense(s.Equivalent.Text, s.Alone, s.Beside))];
        return [.. chosen.Select(s => s.Equivalent with { Documents = s.Alone, Beside = s.Beside, Rejected = rejected })];
    }

    /// <summary>In how many documents the outer words of a sense, with all their marks, stand beside the query's words around it.</summary>
    private int Beside(WordRun run, Equivalent equivalent)
    {
        int beside = 0;
        if (equivalent.First > 0)
        {
            QueryWord before = run.Words[equivalent.First - 1];
            beside += vocabulary.Together(before.Folded, before.Marks, equivalent.Words[0].Folded, equivalent.Words[0].Typed);
        }

        if (equivalent.Last + 1 < run.Words.Count)
        {
            QueryWord behind = run.Words[equivalent.Last + 1];
            beside += vocabulary.Together(equivalent.Words[^1].Folded, equivalent.Words[^1].Typed, behind.Folded, behind.Marks);
        }

        return beside;
    }
}
