using System.Globalization;

namespace CrashSuite.Kills;

/// <summary>
/// Which seeds are run: 1 to 100, or as <c>TRACUU_CRASH_SEEDS</c> has it (<c>1-2000</c>). With <c>TRACUU_CRASH_RESULTS</c> every seed that went well is
/// written to that file, a line each, and those in it are not run again.
/// </summary>
internal sealed class SeedRange
{
    private readonly Lock writing = new();
    private readonly string? results = Environment.GetEnvironmentVariable("TRACUU_CRASH_RESULTS");

    /// <summary>The seeds still to be run.</summary>
    public IEnumerable<int> Seeds()
    {
        string[] range = (Environment.GetEnvironmentVariable("TRACUU_CRASH_SEEDS") ?? "1-100").Split('-');
        int first = int.Parse(range[0], CultureInfo.InvariantCulture);
        int last = int.Parse(range[^1], CultureInfo.InvariantCulture);
        HashSet<int> done = results is not null && File.Exists(results)
            ? [.. File.ReadLines(results).Where(line => line.Length > 0).Select(line => int.Parse(line.Split('\t')[0], CultureInfo.InvariantCulture))]
            : [];
        return Enumerable.Range(first, last - first + 1).Where(seed => !done.Contains(seed));
    }

    /// <summary>Writes down that a seed went well.</summary>
    public void Done(int seed, int kills, int acknowledged)
    {
        if (results is not null)
        {
            lock (writing)
            {
                File.AppendAllText(results, string.Create(CultureInfo.InvariantCulture, $"{seed}\t{kills}\t{acknowledged}\n"));
            }
        }
    }
}
