using Lucene.Net.Search;
using Search.Engine.Schema;
using Search.Engine.Scoring;
using Search.Engine.Understanding;

namespace Search.Engine.Queries;

/// <summary>Builds the query of words in quotes: they must stand side by side, each in a grade that agrees.</summary>
internal static class PhraseBuilder
{
    public static Query Build(string field, WordRun run, PostingBuilder postings)
    {
        // Field with pairs: a phrase of two words is one look-up.
        if (run.Words.Count == 2 && field is FieldNames.Text or FieldNames.Title)
        {
            return new WordQuery(postings.Pair(field, run.Words[0], run.Words[1]), field);
        }

        var side = new MultiPhraseQuery();
        foreach (QueryWord word in run.Words)
        {
            side.Add([.. postings.Word(field, word).Select(p => p.Terms.Single())]);
        }

        if (field is not (FieldNames.Text or FieldNames.Title))
        {
            return new ConstantScoreQuery(side);
        }

        // The position check decides; the pairs, by the same statistics as elsewhere, make the score.
        var phrase = new BooleanQuery(disableCoord: true) { { new ConstantScoreQuery(side) { Boost = 0 }, Occur.MUST } };
        for (int i = 0; i + 1 < run.Words.Count; i++)
        {
            phrase.Add(new WordQuery(postings.Pair(field, run.Words[i], run.Words[i + 1]), field), Occur.MUST);
        }

        return phrase;
    }
}
