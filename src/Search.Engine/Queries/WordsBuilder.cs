using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Analysis.Recognition;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Scoring;
using Search.Engine.Understanding;

namespace Search.Engine.Queries;

/// <summary>Builds the queries of runs of plain words: which documents match, and what each agreement adds to the score.</summary>
internal sealed class WordsBuilder(PostingBuilder postings)
{
    /// <summary>One required clause a word, those of a symbol or date together, since a document may spell them otherwise.</summary>
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
                if (field == FieldNames.Title)
                {
                    yield return Boosted(Word(field, run.Words[i], false), weight);
                }

                if (i + 1 < run.Words.Count)
                {
                    yield return Boosted(new WordQuery(postings.Pair(field, run.Words[i], run.Words[i + 1]), field), RankingWeights.Pair * weight);
                }
            }
        }

        foreach (Query query in postings.ByMarks ? Meanings(run) : Restored(run).Concat(Meanings(run)))
        {
            yield return query;
        }
    }

    /// <summary>The words themselves, to be scored by where they stand.</summary>
    public IEnumerable<WordQuery> Placed(WordRun run) => run.Words.Select(word => Word(FieldNames.Text, word, false));

    private WordQuery Word(string field, QueryWord word, bool loosely) =>
        new(postings.Word(field, word, loosely), FieldNames.NormOf(field)) { Boost = FunctionWords.Contains(word) ? RankingWeights.FunctionWord : 1 };

    /// <summary>
    /// A date is that date in whatever spelling, or its words side by side, and not numbers that stand anywhere; a symbol may also stand there as its parts.
    /// </summary>
    private Query Spelled(WordRun run, Annotation meaning, string field, bool loosely)
    {
        string? term = Meaning.Terms(meaning, null).FirstOrDefault();
        Posting[] meant = term is null ? [] : [new Posting(new Term(field, term), MatchGrade.Exact)];
        if (meaning.Kind == AnnotationKind.Date)
        {
            QueryWord[] said = [.. run.Words.Skip(meaning.First).Take(meaning.Count)];
            return new WordQuery([.. meant, .. PostingBuilder.SideBySide(field, said, MatchGrade.Exact)], field);
        }

        var words = new BooleanQuery(disableCoord: true);
        for (int i = meaning.First; i < meaning.First + meaning.Count; i++)
        {
            words.Add(Word(field, run.Words[i], loosely), Occur.MUST);
        }

        var either = new BooleanQuery(disableCoord: true) { { words, Occur.SHOULD } };
        if (meant.Length > 0)
        {
            either.Add(new WordQuery(meant, field), Occur.SHOULD);
        }

        return either;
    }

    private static IEnumerable<Query> Restored(WordRun run)
    {
        for (int i = 0; i < run.Words.Count; i++)
        {
            QueryWord word = run.Words[i];
            if (word.HasReadings)
            {
                yield return Boosted(new WordQuery([PostingBuilder.Restored(FieldNames.Text, word)], FieldNames.Text), RankingWeights.Restored * word.Confidence);
            }

            if (i + 1 < run.Words.Count && (word.HasReadings || run.Words[i + 1].HasReadings))
            {
                QueryWord next = run.Words[i + 1];
                yield return Boosted(
                    new WordQuery([PostingBuilder.Restored(FieldNames.Text, word, next)], FieldNames.Text),
                    RankingWeights.Restored * RankingWeights.Pair * word.Confidence * next.Confidence);
            }
        }
    }

    private IEnumerable<Query> Meanings(WordRun run)
    {
        foreach (Annotation meaning in run.Meanings.Where(m => m.Kind == AnnotationKind.Symbol))
        {
            string key = meaning.Key;
            yield return new ConstantScoreQuery(Bearer(run, meaning)) { Boost = meaning.Count == run.Words.Count ? RankingWeights.SymbolAlone : RankingWeights.SymbolBearer };
            yield return new ConstantScoreQuery(new TermQuery(new Term(FieldNames.Text, TermForms.Symbol(key)))) { Boost = RankingWeights.SymbolCited };
            yield return new ConstantScoreQuery(new TermQuery(new Term(FieldNames.Title, TermForms.Symbol(key)))) { Boost = RankingWeights.SymbolCited };
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

    private static Query Boosted(Query query, float boost)
    {
        query.Boost = boost;
        return query;
    }
}
