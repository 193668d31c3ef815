using System.Globalization;
using BenchmarkDotNet.Running;
using Benchmarks;

switch (args)
{
    case ["corpus", _, _, _, ..]:
        GeneratedCorpus.Write(args[1..]);
        return 0;
    case ["push", ..]:
        return await PushLoad.RunAsync(args[1..]);
    case ["store", string postgres]:
        await StoreThroughput.RunAsync(postgres);
        return 0;
    case ["suggest", _, ..]:
        return SuggestLatency.Run(args[1..]);
    case ["similar", _, ..]:
        return SimilarLatency.Run(args[1..]);
    case ["reindex", ..]:
        int documents = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;
        double rate = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 20;
        int rounds = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 3;
        await new ReindexLatency(documents, rate, rounds).RunAsync(CancellationToken.None);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(AnalysisBenchmarks).Assembly).Run(args);
        return 0;
}
