namespace CrashSuite.Faults;

/// <summary>Decides which calls fail: from the n-th on, as many as told. Counts all of them. Thread safe.</summary>
internal sealed class Faults(int first, int length, int errno)
{
    /// <summary>The disk gave an error.</summary>
    public const int InputOutput = 5;

    /// <summary>The disk is full.</summary>
    public const int NoSpace = 28;

    private int calls;
    private int failed;

    public static Faults None => new(int.MaxValue, 0, 0);

    public int Calls => Volatile.Read(ref calls);

    /// <summary>How many calls have failed.</summary>
    public int Failed => Volatile.Read(ref failed);

    /// <summary>Whether this call fails.</summary>
    public bool Next()
    {
        int call = Interlocked.Increment(ref calls);
        bool fails = call >= first && call - (long)first < length;
        if (fails)
        {
            Interlocked.Increment(ref failed);
        }

        return fails;
    }

    /// <exception cref="IOException">When this call fails.</exception>
    public void Pass(string what)
    {
        if (Next())
        {
            throw new IOException($"{(errno == NoSpace ? "No space left on device" : "Input/output error")} : {what}", errno);
        }
    }
}
