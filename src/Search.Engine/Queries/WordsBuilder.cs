using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Analysis.Recognition;
using Search.Analysis.TokenStreams;
using Search.Engine.Explaining;
using Search.Engine.Schema;
using Search.Engine.Scoring;
using Search.Engine.Understanding;

namespace Search.Engine.Queries;

/// <summary>Builds the queries of runs of plain words: which documents match, and what each agreement adds to the score.</summary>
/// <param name="postings">Which terms stand for a word.</param>
/// <param name="labels">Where it is kept what each part is for; null where nobody asks.</param>
internal sealed class WordsBuilder(PostingBuilder postings, PartLabels? labels)
{
    /// <summary>Dates of a query that are looked for in every spelling, which each take a dozen look-ups; those beyond only as the dates they are.</summary>
    private const int MostDatesSpelled = 4;

    /// <summary>Which terms stand for a word.</summary>
    public PostingBuilder Postings => postings;

    /// <summary>One required clause a word, those of a symbol or date together, since a document may spell them otherwise, and a word with its number.</summary>
    public IEnumerable<Query> Required(WordRun run, string field, bool loosely)
    {
        for (int i = 0; i < run.Words.Count;)
        {
            Annotation? meaning = field == FieldNames.Text ? run.Meanings.Cast<Annotation?>().FirstOrDefault(m => m!.Value.First == i) : null;
            if (meaning is { } found)
            {
                yield return Spelled(run, found, field, loosely);
                i += found.Count;
            }
            else if (field == FieldNames.Text && run.Numbers.FirstOrDefault(n => n.First == i) is { } number)
            {
                yield return Numbered(run, number, field);
                i += number.Count;
            }
            else if (run.IsBound(i))
            {
                yield return new BooleanQuery(disableCoord: true) { { Word(field, run.Words[i], loosely), Occur.MUST }, { Word(field, run.Words[i + 1], loosely), Occur.MUST } };
                i += 2;
            }
            else
            {
                yield return Word(field, run.Words[i], loosely);
                i++;
            }
        }
    }

    /// <summary>What adds to the score but is not asked for: neighbours, title, restored readings, the bearer of a symbol.</summary>
    public IEnumerable<Query> Optional(WordRun run)
    {
        foreach (string field in (string[])[FieldNames.Text, FieldNames.Title])
        {
            float weight = field == FieldNames.Title ? RankingWeights.Title : 1;
            for (int i = 0; i < run.Words.Count; i++)
            {
                if (field == FieldNames.Title && WordAt(run, i, field) is { } word)
                {
                    yield return Boosted(word, weight);
                }

                // A date or number is worth its pairs as well.
                if (!IsPlain(run, i) && WordAt(run, i, field) is { } whole)
                {
                    yield return Boosted(whole, RankingWeights.Pair * weight);
                }

                if (i + 1 < run.Words.Count && IsPair(run, i))
                {
                    var pair = new WordQuery(postings.Pair(field, run.Words[i], run.Words[i + 1]), field);
                    yield return Boosted(Labelled(pair, PartKind.Pair, field, run.Words[i], run.Words[i + 1]), RankingWeights.Pair * weight);
                }
            }
        }

        foreach (Query query in postings.ByMarks ? Meanings(run) : Restored(run).Concat(Meanings(run)))
        {
            yield return query;
        }
    }

    /// <summary>The words themselves, to be scored by where they stand.</summary>
    public IEnumerable<WordQuery> Placed(WordRun run)
    {
        for (int i = 0; i < run.Words.Count; i++)
        {
            QueryWord word = run.Words[i];
            if (DateAt(run, i) is { } date)
            {
                if (date.First == i)
                {
                    yield return new WordQuery([Meant(FieldNames.Text, date)], FieldNames.Text);
                }
            }
            else if (run.Numbers.FirstOrDefault(n => n.Covers(i)) is not { } number || number.Ways.All(way => way.Any(w => w.Folded == word.Folded)))
            {
                // Of a number only the words that are the same however it is written.
                yield return Word(FieldNames.Text, word, false);
            }
        }
    }

    private static Annotation? DateAt(WordRun run, int word)
    {
        foreach (Annotation meaning in run.Meanings)
        {
            if (meaning.Kind == AnnotationKind.Date && meaning.First <= word && word < meaning.First + meaning.Count)
            {
                return meaning;
            }
        }

        return null;
    }

    private static bool IsPlain(WordRun run, int at) => DateAt(run, at) is null && !run.Numbers.Any(n => n.Covers(at));

    /// <summary>What is looked for from a word on: the word, or the date or number that begins there; null inside of one.</summary>
    private WordQuery? WordAt(WordRun run, int at, string field)
    {
        if (DateAt(run, at) is { } date)
        {
            return date.First == at ? Dated(run, date, field) : null;
        }

        return run.Numbers.FirstOrDefault(n => n.Covers(at)) is { } number
            ? number.First == at ? Numbered(run, number, field) : null
            : Word(field, run.Words[at], false);
    }

    /// <summary>Whether a word and the next are a pair however dates and numbers are written.</summary>
    private static bool IsPair(WordRun run, int at) =>
        DateAt(run, at) is null && DateAt(run, at + 1) is null && !run.Numbers.Any(n => n.Covers(at)) && !run.Numbers.Any(n => n.First < at + 1 && n.Covers(at + 1));

    private WordQuery Word(string field, QueryWord word, bool loosely) =>
        Labelled(
            new WordQuery(postings.Word(field, word, loosely), FieldNames.NormOf(field)) { Boost = FunctionWords.Contains(word) ? RankingWeights.FunctionWord : 1 },
            loosely ? PartKind.Loosely : PartKind.Word,
            field,
            word);

    /// <summary>
    /// A date is that date in whatever spelling, or its words side by side, and not numbers that stand anywhere; a symbol may also stand there as its parts.
    /// </summary>
    private Query Spelled(WordRun run, Annotation meaning, string field, bool loosely)
    {
        if (meaning.Kind == AnnotationKind.Date)
        {
            return Dated(run, meaning, field);
        }

        var words = new BooleanQuery(disableCoord: true);
        for (int i = meaning.First; i < meaning.First + meaning.Count; i++)
        {
            words.Add(Word(field, run.Words[i], loosely), Occur.MUST);
        }

        var meant = new WordQuery([Meant(field, meaning)], field);
        return new BooleanQuery(disableCoord: true)
        {
            { words, Occur.SHOULD },
            { Labelled(meant, PartKind.Word, field, [.. run.Words.Skip(meaning.First).Take(meaning.Count)]), Occur.SHOULD },
        };
    }

    private static Posting Meant(string field, Annotation meaning) => new(new Term(field, Meaning.Terms(meaning, null).First()), MatchGrade.Exact);

    /// <summary>A date in any spelling, and a document whose own date it is.</summary>
    private WordQuery Dated(WordRun run, Annotation date, string field)
    {
        Posting meant = Meant(field, date);
        Posting[] own = field == FieldNames.Text ? [meant with { Terms = [new Term(FieldNames.Date, meant.Terms[0].Text)] }] : [];
        bool isSpelled = run.Meanings.TakeWhile(m => m.First < date.First).Count(m => m.Kind == AnnotationKind.Date) < MostDatesSpelled;
        IEnumerable<Posting> said = isSpelled ? DateSpellings.Of(date).SelectMany(d => PostingBuilder.SideBySide(field, d.Words, MatchGrade.Exact)) : [];
        var dated = new WordQuery([meant, .. own, .. said], FieldNames.NormOf(field));
        return Labelled(dated, PartKind.Word, field, [.. run.Words.Skip(date.First).Take(date.Count)]);
    }

    /// <summary>A number and what it counts side by side, in any spelling.</summary>
    private WordQuery Numbered(WordRun run, NumberSpelling number, string field)
    {
        IEnumerable<Posting> said = number.Ways.SelectMany(way => PostingBuilder.SideBySide(field, way, MatchGrade.Exact));
        QueryWord[] typed = [.. run.Words.Skip(number.First).Take(number.Count)];

        // Where marks were left out, something else may be meant: khoa 13 of a hospital.
        if (typed.Length == 2 && typed.Any(w => w.HasReadings && !w.IsMarked))
        {
            said = said.Concat(postings.Pair(field, typed[0] with { Equivalents = [] }, typed[1] with { Equivalents = [] }));
        }

        var numbered = new WordQuery([.. said.DistinctBy(p => string.Join('+', p.Terms))], FieldNames.NormOf(field));
        return Labelled(numbered, PartKind.Word, field, typed);
    }

    private IEnumerable<Query> Restored(WordRun run)
    {
        for (int i = 0; i < run.Words.Count; i++)
        {
            QueryWord word = run.Words[i];
            if (DateAt(run, i) is null && word.HasReadings && !run.Numbers.Any(n => n.Covers(i)))
            {
                var restored = new WordQuery(postings.Restored(FieldNames.Text, word), FieldNames.Text);
                yield return Boosted(Labelled(restored, PartKind.Restored, FieldNames.Text, word), RankingWeights.Restored * word.Confidence);
            }

            if (i + 1 < run.Words.Count && IsPair(run, i) && (word.HasReadings || run.Words[i + 1].HasReadings))
            {
                QueryWord next = run.Words[i + 1];
                yield return Boosted(
                    Labelled(new WordQuery(postings.Restored(FieldNames.Text, word, next), FieldNames.Text), PartKind.Restored, FieldNames.Text, word, next),
                    RankingWeights.Restored * RankingWeights.Pair * word.Confidence * next.Confidence);
            }
        }
    }

    private IEnumerable<Query> Meanings(WordRun run)
    {
        foreach (Annotation meaning in run.Meanings.Where(m => m.Kind == AnnotationKind.Symbol))
        {
            QueryWord[] said = [.. run.Words.Skip(meaning.First).Take(meaning.Count)];
            var bearer = new ConstantScoreQuery(Bearer(run, meaning)) { Boost = meaning.Count == run.Words.Count ? RankingWeights.SymbolAlone : RankingWeights.SymbolBearer };
            yield return Labelled(bearer, PartKind.SymbolBearer, FieldNames.Symbol, said);
            foreach (string field in (string[])[FieldNames.Text, FieldNames.Title])
            {
                var cited = new ConstantScoreQuery(new TermQuery(new Term(field, TermForms.Symbol(meaning.Key)))) { Boost = RankingWeights.SymbolCited };
                yield return Labelled(cited, PartKind.SymbolCited, field, said);
            }
        }
    }

    /// <summary>The document that bears a symbol, where it also has the words in front: <c>hướng dẫn Nghị định 74/2011/NĐ-CP</c> asks for another.</summary>
    private BooleanQuery Bearer(WordRun run, Annotation symbol)
    {
        var bearer = new BooleanQuery(disableCoord: true) { { new TermQuery(new Term(FieldNames.Symbol, symbol.Key)), Occur.MUST } };
        foreach (QueryWord word in run.Words.Take(symbol.First))
        {
            bearer.Add(Word(FieldNames.Text, word, false), Occur.MUST);
        }

        return bearer;
    }

    private T Labelled<T>(T query, PartKind kind, string field, params ReadOnlySpan<QueryWord> words)
        where T : Query
    {
        if (labels is not null)
        {
            labels.Add(query, new PartLabel(kind, string.Join(' ', words.ToArray().Select(w => w.AsWritten)), field));
        }

        return query;
    }

    private static Query Boosted(Query query, float boost)
    {
        query.Boost = boost;
        return query;
    }
}
