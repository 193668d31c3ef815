using Search.Analysis.Text;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// The terms of a pair field: each two neighbouring tokens as one term, by their readings (<c>thanh uy␁␂␃</c>) or, where neither has any,
/// folded (<c>covid 19</c>). The folded form of a pair is all terms that begin with it: pairs have few readings, and one term a pair
/// instead of two nearly halves what pairs cost. A space does not end a Vietnamese word; pairs are what stands in for words of several
/// syllables, and what a phrase is looked up by.
/// </summary>
public sealed class PairStream(AnalyzedText source) : TermStream(source)
{
    private int value;
    private int position;

    public override void Reset()
    {
        base.Reset();
        (value, position) = (0, -1);
    }

    public override bool IncrementToken()
    {
        while (value < Source.Values.Length)
        {
            AnalyzedValue current = Source.Values[value];
            TokenBuffer tokens = current.Tokens;
            if (++position < tokens.Count - 1)
            {
                Emit(tokens.Folded(position), 1);
                Append(' ');
                Append(tokens.Folded(position + 1));
                if (TermForms.HasReadings(tokens[position]) || TermForms.HasReadings(tokens[position + 1]))
                {
                    AppendReading(current);
                }

                return true;
            }

            (value, position) = (value + 1, -1);
        }

        return false;
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
        char first = ReadingCode.Encode(tokens.Folded(position), tokens.Exact(position));
        char second = ReadingCode.Encode(tokens.Folded(position + 1), tokens.Exact(position + 1));
        if (first != ReadingCode.Literal && second != ReadingCode.Literal)
        {
            Append(first);
            Append(second);
            return;
        }

        Append(ReadingCode.Literal);
        Append(tokens.Exact(position));
        Append(' ');
        Append(tokens.Exact(position + 1));
    }
}
