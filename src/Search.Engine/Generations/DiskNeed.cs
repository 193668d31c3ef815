using System.Globalization;

namespace Search.Engine.Generations;

/// <summary>What another generation takes on the disk while it is built, estimated by the one in use.</summary>
internal static class DiskNeed
{
    // The new generation grows as large as the old one, and merging writes segments again before it removes them.
    private const double Share = 1.6;

    // The store goes on being written meanwhile.
    private const long Spare = 64L * 1024 * 1024;

    /// <summary>Bytes that must be free before a generation is begun beside one of <paramref name="present"/> bytes.</summary>
    public static long Beside(long present) => (long)(present * Share) + Spare;

    /// <exception cref="NoRoomException">When too little is free.</exception>
    public static void Check(string place, long present, long free)
    {
        if (free < Beside(present))
        {
            throw new NoRoomException(string.Create(
                CultureInfo.InvariantCulture,
                $"Another generation of the index needs about {Megabytes(Beside(present))} MB beside the one in use ({Megabytes(present)} MB), but only {Megabytes(free)} MB are free on the disk of '{place}'. Free some space and ask again."));
        }
    }

    private static double Megabytes(long bytes) => Math.Round(bytes / 1e6);
}
