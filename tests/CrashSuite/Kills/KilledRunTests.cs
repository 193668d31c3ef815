using CrashSuite.Samples;

namespace CrashSuite.Kills;

/// <summary>Real processes, killed at random moments by seed.</summary>
public sealed class KilledRunTests
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_twice()
    {
        var range = new SeedRange();
        int[] seeds = [.. range.Seeds()];
        int acknowledged = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(seeds, options, async (seed, cancellation) =>
        {
            using TemporaryFolder data = new();
            try
            {
                (int kills, int writes) = await new KilledRun(seed, data.Path).RunAsync(cancellation);
                range.Done(seed, kills, writes);
                Interlocked.Add(ref acknowledged, writes);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                throw new InvalidOperationException($"Seed {seed}: {fault.Message}", fault);
            }
        });

        // A run in which nothing was acknowledged would show nothing.
        acknowledged.ShouldBeGreaterThan(seeds.Length * 5);
    }
}
