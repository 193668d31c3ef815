using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Search.Analysis.TokenStreams;

/// <summary>A token stream over an <see cref="AnalyzedText"/>, reusable for one document after another as Lucene wants it.</summary>
public abstract class TermStream : TokenStream
{
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute increment;
    private readonly AnalyzedText source;
    private readonly bool onlyAsides;
    private int run;

    private protected TermStream(AnalyzedText source, bool onlyAsides)
    {
        (this.source, this.onlyAsides) = (source, onlyAsides);
        term = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>The run of tokens the stream is in.</summary>
    private protected TokenRun Run => IsAside ? source.Asides[run - source.Body.Count] : source.Body[run];

    /// <summary>Whether that run is an aside.</summary>
    private protected bool IsAside => run >= source.Body.Count;

    public override void Reset()
    {
        base.Reset();
        run = (onlyAsides ? source.Body.Count : 0) - 1;
    }

    /// <summary>Goes on to the next run: those of the body first, then the asides. False where there is none.</summary>
    private protected bool NextRun() => ++run < source.Body.Count + source.Asides.Count;

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
