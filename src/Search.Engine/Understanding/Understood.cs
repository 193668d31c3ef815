using Search.Analysis.Recognition;
using Search.Engine.Queries;
using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <param name="Operand">As it was typed.</param>
/// <param name="Run">As it is searched.</param>
internal sealed record UnderstoodOperand(Operand Operand, WordRun Run);

internal sealed record UnderstoodClause(bool Excluded, IReadOnlyList<UnderstoodOperand> Alternatives);

/// <summary>A query as it is read: its words with the marks and letters they were meant to have, and what was changed for that.</summary>
internal sealed record Understood(string Text, IReadOnlyList<UnderstoodClause> Clauses, IReadOnlyList<Rewrite> Rewrites, bool IsMarked)
{
    /// <summary>The text with corrections that are plausible but not searched; null where there are none.</summary>
    public string? Suggestion { get; private init; }

    public static Understood Of(QuerySyntax syntax, Vocabulary vocabulary, Lexicon lexicon, SearchRequest request, StepRecorder steps)
    {
        WordForms.Note(syntax.Text, steps);
        string text = request.Rewrite ? KeystrokeRescue.Rescue(syntax, vocabulary, lexicon, steps) : syntax.Text;
        if (steps.Rewrites.Count > 0)
        {
            syntax = QueryParser.Parse(text, new KnownValues(vocabulary).Begin);
        }

        List<(QueryClause Clause, WordRun[] Runs)> parsed = [.. syntax.Clauses.Select(c => (c, c.Alternatives.Select(a => Read(a.Text, vocabulary)).ToArray()))];
        bool isMarked = parsed.Exists(c => !c.Clause.Excluded && c.Runs.Any(r => r.Words.Any(w => w.IsMarked)));
        SyntaxSteps.Note(syntax, steps);
        steps.Note("marks", text, text, new StepFacts.Marks(isMarked, request.Accents));
        var readings = new ReadingSteps(steps, isMarked);
        var restorer = new AccentRestorer(vocabulary);
        bool restores = request is { Rewrite: true, Accents: AccentMode.Auto };
        if (restores)
        {
            // First the marks: what stands there otherwise is told by the words as they were meant.
            foreach ((_, WordRun[] runs) in parsed.Where(c => !c.Clause.Excluded))
            {
                for (int i = 0; i < runs.Length; i++)
                {
                    runs[i] = runs[i] with { Words = restorer.Restore(runs[i].Words, isMarked) };
                    readings.NoteRestored(runs[i]);
                }
            }
        }

        var equivalents = new EquivalentFinder(lexicon, vocabulary);
        Say(parsed, vocabulary, equivalents, request, steps);
        if (request is { Rewrite: true, Accents: not AccentMode.Strict })
        {
            var corrector = new SpellingCorrector(vocabulary, isMarked);
            foreach ((QueryClause clause, WordRun[] runs) in parsed.Where(c => !c.Clause.Excluded))
            {
                for (int i = 0; i < runs.Length; i++)
                {
                    if (clause.Alternatives[i].Kind == OperandKind.Words)
                    {
                        IReadOnlyList<QueryWord> corrected = corrector.Correct(runs[i]);
                        runs[i] = runs[i] with { Words = restores && !isMarked ? restorer.ReadCorrections(corrected) : corrected };
                        readings.AddSlips(runs[i]);
                        runs[i] = equivalents.FindCorrected(runs[i], steps);
                    }
                }
            }
        }

        float least = ReadingSteps.LeastShown(isMarked);
        string understood = Rewritten(text, parsed, least, offered: false);
        if (parsed.Exists(c => !c.Clause.Excluded && c.Runs.Any(r => r.Words.Any(w => w.Corrections.Count == 0 && w.IsRestored && w.Confidence >= least))))
        {
            steps.Tell(new Rewrite("restore", text, understood));
        }

        string suggestion = Rewritten(text, parsed, least, offered: true);

        return new Understood(
            understood,
            [.. parsed.Select(c => new UnderstoodClause(c.Clause.Excluded, [.. c.Clause.Alternatives.Zip(c.Runs, (o, r) => new UnderstoodOperand(o, r))]))],
            steps.Rewrites,
            isMarked)
        {
            Suggestion = suggestion == understood ? null : suggestion,
        };
    }

    /// <summary>The words of an operand. A symbol that no document names is none: its parts are words like others, with their slips.</summary>
    private static WordRun Read(string text, Vocabulary vocabulary)
    {
        WordRun run = WordRun.Of(text);
        ILookup<bool, Annotation> named = run.Meanings.ToLookup(m => m.Kind != AnnotationKind.Symbol || vocabulary.Names(m));
        return run.Meanings.Count == 0 ? run : run with { Meanings = [.. named[true]], Unnamed = [.. named[false]] };
    }

    /// <summary>Symbols, dates and other ways to say things; none of them where exactly what was typed is asked for.</summary>
    private static void Say(List<(QueryClause Clause, WordRun[] Runs)> parsed, Vocabulary vocabulary, EquivalentFinder equivalents, SearchRequest request, StepRecorder steps)
    {
        foreach ((QueryClause clause, WordRun[] runs) in parsed)
        {
            for (int i = 0; i < runs.Length; i++)
            {
                if (!request.Rewrite)
                {
                    runs[i] = runs[i] with { Meanings = [] };
                }
                else if (!clause.Excluded && clause.Alternatives[i].Kind == OperandKind.Words)
                {
                    MeaningNames.Tell(runs[i], vocabulary, steps);
                    runs[i] = equivalents.Find(runs[i], steps);
                }
            }
        }
    }

    private static string Rewritten(string text, List<(QueryClause Clause, WordRun[] Runs)> parsed, float least, bool offered)
    {
        var operands = parsed.SelectMany(c => c.Clause.Alternatives.Zip(c.Runs)).Where(o => o.First.Kind == OperandKind.Words).OrderBy(o => o.First.Start);
        var written = new System.Text.StringBuilder();
        int at = 0;
        foreach ((Operand operand, WordRun run) in operands)
        {
            written.Append(text, at, operand.Start - at).Append(run.Understood(least, offered));
            at = operand.Start + operand.Text.Length;
        }

        return written.Append(text, at, text.Length - at).ToString();
    }
}
