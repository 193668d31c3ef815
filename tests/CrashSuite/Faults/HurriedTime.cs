namespace CrashSuite.Faults;

/// <summary>A time in which waiting is a thousandth as long, so that hundreds of recoveries can be waited for.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Hurry = 1000;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private static TimeSpan Shorten(TimeSpan span) => span > TimeSpan.Zero ? span / Hurry : span;
}
