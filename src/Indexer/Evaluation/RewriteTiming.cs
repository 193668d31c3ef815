using Search.Engine;
using Search.Engine.Searching;

namespace Indexer.Evaluation;

/// <summary>How long a search takes, in microseconds: half of them at most, and 95 of a hundred at most.</summary>
internal sealed record Percentiles(double P50, double P95)
{
    public static Percentiles Of(IEnumerable<double> microseconds)
    {
        double[] sorted = [.. microseconds.Order()];
        return new Percentiles(sorted[sorted.Length / 2], sorted[sorted.Length * 95 / 100]);
    }
}

/// <summary>What understanding costs: the same queries with rewriting on and off, in turn on one thread, a page of ten hits with its passages, as it is served.</summary>
/// <param name="Queries">How many different ones.</param>
/// <param name="Ratio">Of the medians, on to off; the only figure here that outlasts the machine.</param>
internal sealed record RewriteTiming(string Perturbation, int Queries, Percentiles On, Percentiles Off, double Ratio)
{
    private const int MostQueries = 300;
    private const int Rounds = 5;

    public static RewriteTiming Of(SearchIndex index, JudgedSet set, string perturbation, CancellationToken cancellation)
    {
        int step = (set.Queries.Count + MostQueries - 1) / MostQueries;
        string[] texts = [.. set.Queries.Where((_, at) => at % step == 0).Select(query => Evaluation.Perturbation.Apply(perturbation, query))];
        var on = new List<double>();
        var off = new List<double>();
        for (int round = 0; round <= Rounds; round++)
        {
            if (round == 1)
            {
                // The first round warmed code and files up.
                on.Clear();
                off.Clear();
            }

            for (int i = 0; i < texts.Length; i++)
            {
                // Each goes first as often as the other, so that neither always finds the files warm.
                bool first = (i + round) % 2 == 0;
                (first ? on : off).Add(Time(index, texts[i], first, cancellation));
                (first ? off : on).Add(Time(index, texts[i], !first, cancellation));
            }
        }

        Percentiles with = Percentiles.Of(on), without = Percentiles.Of(off);
        return new RewriteTiming(perturbation, texts.Length, with, without, with.P50 / without.P50);
    }

    private static double Time(SearchIndex index, string text, bool rewrite, CancellationToken cancellation)
    {
        long start = TimeProvider.System.GetTimestamp();
        index.Search(new SearchRequest { Text = text, Rewrite = rewrite }, cancellation);
        return TimeProvider.System.GetElapsedTime(start).TotalMicroseconds;
    }
}
