using System.Globalization;

namespace CrashSuite.Samples;

/// <summary>How much is tried: a sample by default, everything where <c>TRACUU_CRASH_ALL</c> is set.</summary>
internal static class Extent
{
    private static bool IsAll => Environment.GetEnvironmentVariable("TRACUU_CRASH_ALL") is { Length: > 0 };

    /// <summary>Seeds from 1 on.</summary>
    public static IEnumerable<int> Seeds(int sample, int all) => Enumerable.Range(1, IsAll ? all : sample);

    /// <summary>Numbers from 1 to <paramref name="count"/>: all of them, or a sample spread over the whole with both ends in it.</summary>
    public static IEnumerable<int> Of(int count, int sample, Random random)
    {
        if (IsAll || count <= sample)
        {
            return Enumerable.Range(1, count);
        }

        double step = (double)count / sample;
        return Enumerable.Range(0, sample).Select(part => Math.Min(count, 1 + (int)(step * (part + random.NextDouble())))).Append(count).Distinct();
    }

    public static string Say(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what} {number}");
}
