using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>One request: what was asked, milliseconds by the clock and of CPU time of its thread, and how much came of it.</summary>
internal sealed record LatencySample(string Text, double Wall, double Cpu, int Found)
{
    /// <summary>Asks once.</summary>
    public static LatencySample Of(string text, Func<int> ask)
    {
        TimeSpan cpu = ThreadTime.Now;
        long start = Stopwatch.GetTimestamp();
        int found = ask();
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new LatencySample(text, wall, (ThreadTime.Now - cpu).TotalMilliseconds, found);
    }

    /// <summary>Prints a row: requests, CPU p50 / p99 / most, clock p50 / p99 / most, and the share that found something.</summary>
    public static void Tell(string name, IReadOnlyCollection<LatencySample> samples)
    {
        double[] cpu = [.. samples.Select(s => s.Cpu).Order()];
        double[] wall = [.. samples.Select(s => s.Wall).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {samples.Count} | {At(cpu, .5):0.0} / {At(cpu, .99):0.0} / {cpu[^1]:0.0} | {At(wall, .5):0.0} / {At(wall, .99):0.0} / {wall[^1]:0.0} | {samples.Count(s => s.Found > 0) * 100.0 / samples.Count:0} % |"));
    }

    /// <summary>Prints those that cost most.</summary>
    public static void TellSlowest(IEnumerable<LatencySample> samples)
    {
        foreach (LatencySample slow in samples.OrderByDescending(s => s.Cpu).Take(8))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest: {slow.Cpu:0.0} ms CPU, {slow.Wall:0.0} ms: {slow.Text}"));
        }
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)];
}
