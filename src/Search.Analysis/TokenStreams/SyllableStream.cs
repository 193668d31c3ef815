using Search.Analysis.Recognition;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// The terms of a text field: at each token's position its folded form, its exact form and, where a symbol or date begins, what that
/// means. Only the folded form moves the position on, so phrases may mix the forms and a field's length counts each token once.
/// </summary>
/// <param name="source">The field's values.</param>
/// <param name="onlyAsides">Whether the terms of asides are wanted alone; else they follow all others, from <see cref="AnalyzedText.FirstAside"/> on.</param>
public sealed class SyllableStream(AnalyzedText source, bool onlyAsides = false) : TermStream(source, onlyAsides)
{
    private readonly Queue<string> meanings = new();
    private int token;
    private int annotation;
    private int position;
    private bool exactIsDue;

    public override void Reset()
    {
        base.Reset();
        (token, annotation, position, exactIsDue) = (-1, 0, -1, false);
        meanings.Clear();
    }

    public override bool IncrementToken()
    {
        if (meanings.TryDequeue(out string? meaning))
        {
            Emit(meaning, 0);
            return true;
        }

        if (exactIsDue)
        {
            EmitExact(Run.Value);
            return true;
        }

        int increment = 1;
        if (token < 0 || ++token == Run.End)
        {
            if (!NextRun())
            {
                token = -1;
                return false;
            }

            (token, annotation) = (Run.First, 0);
            increment += position < 0 ? 0 : AnalyzedText.Gap;
            increment = IsAside ? Math.Max(increment, AnalyzedText.FirstAside - position) : increment;
        }

        position += increment;
        Emit(Run.Value.Tokens.Folded(token), increment);
        exactIsDue = TermForms.HasReadings(Run.Value.Tokens[token]);
        QueueMeanings(Run.Value);
        return true;
    }

    private void EmitExact(AnalyzedValue current)
    {
        exactIsDue = false;
        Emit(current.Tokens.Folded(token), 0);
        Append(TermForms.Separator);
        if (current.IsUnaccented)
        {
            Append(TermForms.Unaccented);
            return;
        }

        char code = ReadingCode.Encode(current.Tokens.Folded(token), current.Tokens.Exact(token));
        Append(code);
        if (code == ReadingCode.Literal)
        {
            Append(current.Tokens.Exact(token));
        }
    }

    private void QueueMeanings(AnalyzedValue current)
    {
        while (annotation < current.Annotations.Count && current.Annotations[annotation].First < token)
        {
            annotation++;
        }

        if (annotation >= current.Annotations.Count || current.Annotations[annotation].First != token)
        {
            return;
        }

        Annotation found = current.Annotations[annotation++];
        foreach (string term in Meaning.Terms(found, current.Year))
        {
            meanings.Enqueue(term);
        }
    }
}
