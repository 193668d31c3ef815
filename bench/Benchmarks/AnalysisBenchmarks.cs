using BenchmarkDotNet.Attributes;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;

namespace Benchmarks;

/// <summary>What a text costs before it reaches the index: tokens alone, and with symbols and dates recognised.</summary>
[MemoryDiagnoser]
public class AnalysisBenchmarks
{
    private readonly TokenBuffer tokens = new();
    private readonly AnalyzedText analyzed = new();
    private string text = "";

    [GlobalSetup]
    public void Setup() => text = string.Join('\n', SampleTexts.Read());

    [Benchmark(Baseline = true)]
    public int Tokenize()
    {
        Tokenizer.Tokenize(text, tokens);
        return tokens.Count > 1000 ? tokens.Count : throw new InvalidOperationException("The samples have more tokens than this.");
    }

    [Benchmark]
    public int Analyze()
    {
        analyzed.Clear();
        analyzed.Add(text);
        return analyzed.Values[0].Tokens.Count;
    }
}
