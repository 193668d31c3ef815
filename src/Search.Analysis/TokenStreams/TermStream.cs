using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Search.Analysis.TokenStreams;

/// <summary>A token stream over an <see cref="AnalyzedText"/>, reusable for one document after another as Lucene wants it.</summary>
public abstract class TermStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute increment;

    private protected TermStream(AnalyzedText source)
    {
        Source = source;
        term = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    private protected AnalyzedText Source { get; }

    private protected void Emit(ReadOnlySpan<char> text, int positions)
    {
        ClearAttributes();
        Append(text);
        increment.PositionIncrement = positions;
    }

    private protected void Append(ReadOnlySpan<char> text)
    {
        int length = term.Length;
        term.ResizeBuffer(length + text.Length);
        text.CopyTo(term.Buffer.AsSpan(length));
        term.Length = length + text.Length;
    }

    private protected void Append(char c) => Append([c]);

    public override void End()
    {
        base.End();
        increment.PositionIncrement = 0;
    }
}
