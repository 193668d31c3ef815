using Search.Analysis.Recognition;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// The terms of a text field: at each token's position its folded form, its exact form and, where a symbol or date begins, what that
/// means. Only the folded form moves the position on, so phrases may mix the forms and a field's length counts each token once.
/// </summary>
public sealed class SyllableStream(AnalyzedText source) : TermStream(source)
{
    private readonly Queue<string> meanings = new();
    private int value;
    private int position;
    private int annotation;
    private int gap;
    private bool exactIsDue;

    public override void Reset()
    {
        base.Reset();
        (value, position, annotation, gap, exactIsDue) = (0, -1, 0, 0, false);
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
            EmitExact(Source.Values[value]);
            return true;
        }

        while (value < Source.Values.Length)
        {
            AnalyzedValue current = Source.Values[value];
            if (++position < current.Tokens.Count)
            {
                Emit(current.Tokens.Folded(position), 1 + gap);
                gap = 0;
                exactIsDue = TermForms.HasReadings(current.Tokens[position]);
                QueueMeanings(current);
                return true;
            }

            gap = position > 0 ? AnalyzedText.Gap : gap;
            (value, position, annotation) = (value + 1, -1, 0);
        }

        return false;
    }

    private void EmitExact(AnalyzedValue current)
    {
        exactIsDue = false;
        Emit(current.Tokens.Folded(position), 0);
        Append(TermForms.Separator);
        if (current.IsUnaccented)
        {
            Append(TermForms.Unaccented);
            return;
        }

        char code = ReadingCode.Encode(current.Tokens.Folded(position), current.Tokens.Exact(position));
        Append(code);
        if (code == ReadingCode.Literal)
        {
            Append(current.Tokens.Exact(position));
        }
    }

    private void QueueMeanings(AnalyzedValue current)
    {
        if (annotation >= current.Annotations.Count || current.Annotations[annotation].First != position)
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
