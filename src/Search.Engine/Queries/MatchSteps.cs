using Search.Engine.Scoring;
using Search.Engine.Searching;
using Search.Engine.Understanding;

namespace Search.Engine.Queries;

/// <summary>Notes how the words of a query are looked for: other spellings, what weighs little, how many must agree.</summary>
internal static class MatchSteps
{
    public static void Note(string text, IEnumerable<WordRun> plain, PostingBuilder postings, StepFacts.Match match, StepRecorder steps)
    {
        (WordRun Run, QueryWord Word)[] words = [.. plain.SelectMany(run => run.Words.Select(word => (run, word)))];
        foreach ((WordRun run, QueryWord word) in words)
        {
            if (postings.VariantOf(word) is { } other)
            {
                steps.Note("variant", run.Recased(word, word.Read), run.Recased(word, other));
            }
        }

        foreach ((WordRun run, QueryWord word) in words.Where(w => FunctionWords.Contains(w.Word)))
        {
            steps.Note("weight", run.Typed(word), run.Typed(word), new StepFacts.Weight(RankingWeights.FunctionWord));
        }

        steps.Note("match", text, text, match);
    }
}
