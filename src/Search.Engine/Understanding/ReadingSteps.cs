using Search.Analysis.Syllables;
using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>Records how words were read that lacked marks or looked like a slip.</summary>
internal sealed class ReadingSteps(StepRecorder steps, bool isMarked)
{
    /// <summary>The confidence from which a restored word is told as understood: among marked words what was filled in is searched, and so always told.</summary>
    public static float LeastShown(bool isMarked) => isMarked ? 0 : AccentRestorer.Sure;

    /// <summary>Notes a run whose words were given marks.</summary>
    public void NoteRestored(WordRun run)
    {
        if (!steps.IsDetailed)
        {
            return;
        }

        float least = LeastShown(isMarked);
        RestoredWord[] restored = [.. run.Words.Where(w => w.IsRestored || w.Others.Count > 0).Select(w => new RestoredWord(
            run.Typed(w), run.Recased(w, w.Read), w.Confidence, w.IsRestored && w.Confidence >= least, [.. w.Others.Select(o => Syllable.Compose(o))]))];
        if (restored.Length > 0)
        {
            steps.Note("restore", run.Text, run.Understood(0), new StepFacts.Restored(restored));
        }
    }

    /// <summary>Adds the slips of a run: those that are searched, and those only offered.</summary>
    public void AddSlips(WordRun run)
    {
        foreach (QueryWord word in run.Words)
        {
            if (word.Corrections.Count > 0)
            {
                steps.Add(new Rewrite("spelling", run.Typed(word), run.Corrected(word)), new StepFacts.Slip(IsSearched: true));
            }
            else if (word.Offered is not null)
            {
                steps.Note("spelling", run.Typed(word), run.Recased(word, word.Offered.Exact), new StepFacts.Slip(IsSearched: false));
            }
        }
    }
}
