using Microsoft.Extensions.Time.Testing;
using SearchApi.Status;

namespace SearchApi.Tests.Tasks;

public sealed class LagClockTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void The_lag_is_that_of_the_oldest_change_that_cannot_be_found()
    {
        var lag = new LagClock(time);
        lag.Note(5, 5).ShouldBe(TimeSpan.Zero);
        time.Advance(TimeSpan.FromHours(1));
        lag.Note(6, 5).ShouldBe(TimeSpan.Zero, "it has only just been stored");
        time.Advance(TimeSpan.FromSeconds(2));
        lag.Note(9, 5).ShouldBe(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(3));
        lag.Note(9, 5).ShouldBe(TimeSpan.FromSeconds(5));
        lag.Note(9, 6).ShouldBe(TimeSpan.FromSeconds(3), "6 is searchable, 9 came two seconds later");
        lag.Note(9, 9).ShouldBe(TimeSpan.Zero);
    }
}
