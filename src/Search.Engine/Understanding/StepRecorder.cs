using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>
/// What was done to understand one query, in the order it was done: rewrites, which every search tells, and, where a query is analysed, each step
/// with the facts it rests on. Not thread safe.
/// </summary>
/// <param name="isDetailed">Whether steps are kept; a plain search keeps rewrites alone.</param>
internal sealed class StepRecorder(bool isDetailed)
{
    private readonly List<Rewrite> rewrites = [];
    private readonly List<QueryStep> steps = [];

    /// <summary>Whether <see cref="Note"/> keeps anything: to be asked before facts are gathered for it.</summary>
    public bool IsDetailed => isDetailed;

    public IReadOnlyList<Rewrite> Rewrites => rewrites;

    public IReadOnlyList<QueryStep> Steps => steps;

    /// <summary>Something was read otherwise than it was typed.</summary>
    public void Add(Rewrite rewrite, StepFacts? facts = null)
    {
        rewrites.Add(rewrite);
        Note(rewrite.Kind, rewrite.From, rewrite.To, facts);
    }

    /// <summary>Tells a rewrite that sums up steps noted before.</summary>
    public void Tell(Rewrite rewrite) => rewrites.Add(rewrite);

    /// <summary>A step that is told only where the query is analysed.</summary>
    public void Note(string kind, string from, string to, StepFacts? facts = null)
    {
        if (isDetailed)
        {
            steps.Add(new QueryStep(kind, from, to, facts));
        }
    }
}
