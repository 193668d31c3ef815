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
    public IEnumerable<WordQuery> Placed(WordRun run) => run.Words.Select(word => Word(FieldNames.Text, word, false));

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
        string? term = Meaning.Terms(meaning, null).FirstOrDefault();
        Posting[] meant = term is null ? [] : [new Posting(new Term(field, term), MatchGrade.Exact)];
        if (meaning.Kind == AnnotationKind.Date)
        {
            QueryWord[] said = [.. run.Words.Skip(meaning.First).Take(meaning.Count)];
            return Labelled(new WordQuery([.. meant, .. PostingBuilder.SideBySide(field, said, MatchGrade.Exact)], field), PartKind.Word, field, said);
        }

        var words = new BooleanQuery(disableCoord: true);
        for (int i = meaning.First; i < meaning.First + meaning.Count; i++)
        {
            words.Add(Word(field, run.Words[i], loosely), Occur.MUST);
        }

        var either = new BooleanQuery(disableCoord: true) { { words, Occur.SHOULD } };
        if (meant.Length > 0)
        {
            either.Add(Labelled(new WordQuery(meant, field), PartKind.Word, field, [.. run.Words.Skip(meaning.First).Take(meaning.Count)]), Occur.SHOULD);
        }

        return either;
    }

    private IEnumerable<Query> Restored(WordRun run)
    {
        for (int i = 0; i < run.Words.Count; i++)
        {
            QueryWord word = run.Words[i];
            if (word.HasReadings)
            {
                var restored = new WordQuery([PostingBuilder.Restored(FieldNames.Text, word)], FieldNames.Text);
                yield return Boosted(Labelled(restored, PartKind.Restored, FieldNames.Text, word), RankingWeights.Restored * word.Confidence);
            }

            if (i + 1 < run.Words.Count && (word.HasReadings || run.Words[i + 1].HasReadings))
            {
                QueryWord next = run.Words[i + 1];
                yield return Boosted(
                    Labelled(new WordQuery([PostingBuilder.Restored(FieldNames.Text, word, next)], FieldNames.Text), PartKind.Restored, FieldNames.Text, word, next),
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
