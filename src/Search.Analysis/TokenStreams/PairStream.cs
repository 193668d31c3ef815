using Search.Analysis.Text;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// The terms of a pair field: each two neighbouring tokens as one term, by their readings (<c>thanh uy␁␂␃</c>) or, where neither has any,
/// folded (<c>covid 19</c>). The folded form of a pair is all terms that begin with it: pairs have few readings, and one term a pair
/// instead of two nearly halves what pairs cost. A space does not end a Vietnamese word; pairs are what stands in for words of several
/// syllables, and what a phrase is looked up by.
/// </summary>
/// <param name="source">The field's values.</param>
/// <param name="onlyAsides">Whether the pairs of asides are wanted alone.</param>
public sealed class PairStream(AnalyzedText source, bool onlyAsides = false) : TermStream(source, onlyAsides)
{
    private int token;
    private int last;

    public override void Reset()
    {
        base.Reset();
        (token, last) = (0, 0);
    }

    public override bool IncrementToken()
    {
        // A run of one token has no pair.
        while (++token >= last)
        {
            if (!NextRun())
            {
                return false;
            }

            (token, last) = (Run.First - 1, Run.End - 1);
        }

        AnalyzedValue current = Run.Value;
        TokenBuffer tokens = current.Tokens;
        Emit(tokens.Folded(token), 1);
        Append(' ');
        Append(tokens.Folded(token + 1));
        if (TermForms.HasReadings(tokens[token]) || TermForms.HasReadings(tokens[token + 1]))
        {
            AppendReading(current);
        }

        return true;
    }

    private void AppendReading(AnalyzedValue current)
    {
        Append(TermForms.Separator);
        if (current.IsUnaccented)
        {
            Append(TermForms.Unaccented);
            return;
        }

        TokenBuffer tokens = current.Tokens;
        char first = ReadingCode.Encode(tokens.Folded(token), tokens.Exact(token));
        char second = ReadingCode.Encode(tokens.Folded(token + 1), tokens.Exact(token + 1));
        if (first != ReadingCode.Literal && second != ReadingCode.Literal)
        {
            Append(first);
            Append(second);
            return;
        }

        Append(ReadingCode.Literal);
        Append(tokens.Exact(token));
        Append(' ');
        Append(tokens.Exact(token + 1));
    }
}
