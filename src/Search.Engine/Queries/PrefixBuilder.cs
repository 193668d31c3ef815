using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Scoring;
using Search.Engine.Understanding;

namespace Search.Engine.Queries;

/// <summary>Builds the query of <c>word*</c>: the words of the index that begin so, the commonest of them where there are very many.</summary>
internal static class PrefixBuilder
{
    private const int MostExpansions = 256;

    public static Query Build(string field, WordRun run, Vocabulary vocabulary, PostingBuilder postings)
    {
        QueryWord last = run.Words[^1];
        var terms = vocabulary.Beginning(field, last.Folded, MostExpansions, term => Accepts(term, last, postings.ByMarks && last.IsMarked));
        var beginning = new WordQuery([.. terms.Select(t => new Posting(new Term(field, t.Term), MatchGrade.Exact))], FieldNames.NormOf(field));
        if (run.Words.Count == 1)
        {
            return beginning;
        }

        // covid-1*: what stands before the beginning stands before it in the document too.
        var all = new BooleanQuery(disableCoord: true) { { beginning, Occur.MUST } };
        foreach (QueryWord word in run.Words.SkipLast(1))
        {
            all.Add(new WordQuery(postings.Word(field, word), FieldNames.NormOf(field)), Occur.MUST);
        }

        return all;
    }

    /// <summary>An unmarked beginning takes folded terms; a marked one the readings that begin with its letters and bear its tone, if it has one.</summary>
    private static bool Accepts(string term, QueryWord beginning, bool byMarks)
    {
        int separator = term.IndexOf(TermForms.Separator, StringComparison.Ordinal);
        if (!byMarks || separator < 0)
        {
            return !byMarks && separator < 0 && term[0] != TermForms.MeaningPrefix;
        }

        if (TermForms.Read(term.AsSpan(0, separator), term.AsSpan(separator + 1)) is not { } exact)
        {
            return true;
        }

        ReadOnlySpan<char> typed = beginning.Typed;
        return exact.AsSpan().StartsWith(beginning.HasTone ? typed[..^1] : typed, StringComparison.Ordinal) && (!beginning.HasTone || exact[^1] == typed[^1]);
    }
}
