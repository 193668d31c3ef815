using Search.Analysis.Text;

namespace Search.Analysis.TokenStreams;

/// <summary>
/// The terms of a pair field: each two neighbouring tokens as one term, folded (<c>thanh uy</c>) and exact (<c>thanh uy␁thành ủy</c>).
/// A space does not end a Vietnamese word; pairs are what stands in for words of several syllables, and what a phrase is looked up by.
/// </summary>
public sealed class PairStream(AnalyzedText source) : TermStream(source)
{
    private int value;
    private int position;
    private bool exactIsDue;

    public override void Reset()
    {
        base.Reset();
        (value, position, exactIsDue) = (0, -1, false);
    }

    public override bool IncrementToken()
    {
        if (exactIsDue)
        {
            exactIsDue = false;
            EmitExact(Source.Values[value]);
            return true;
        }

        while (value < Source.Values.Length)
        {
            TokenBuffer tokens = Source.Values[value].Tokens;
            if (++position < tokens.Count - 1)
            {
                EmitFolded(tokens, 1);
                exactIsDue = TermForms.HasReadings(tokens[position]) || TermForms.HasReadings(tokens[position + 1]);
                return true;
            }

            (value, position) = (value + 1, -1);
        }

        return false;
    }

    private void EmitFolded(TokenBuffer tokens, int positions)
    {
        Emit(tokens.Folded(position), positions);
        Append(' ');
        Append(tokens.Folded(position + 1));
    }

    private void EmitExact(AnalyzedValue current)
    {
        EmitFolded(current.Tokens, 0);
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
