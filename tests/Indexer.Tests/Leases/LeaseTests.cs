using Indexer.Leases;
using Microsoft.Extensions.Time.Testing;
using Search.Documents.Store.Sqlite;

namespace Indexer.Tests.Leases;

/// <summary>Two holders over one store, each with a clock of its own.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private readonly TempFolder folder = new();
    private readonly FakeTimeProvider clockA = new(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider clockB = new(new DateTimeOffset(2035, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private SqliteDocumentStore store = null!;
    private Lease a = null!, b = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation);
        a = new Lease(store.Records, "nguồn", "A", Duration, clockA);
        b = new Lease(store.Records, "nguồn", "B", Duration, clockB);
    }

    public async ValueTask DisposeAsync()
    {
        a.Dispose();
        b.Dispose();
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task One_has_it_and_says_who()
    {
        (await a.TryTakeAsync(Cancellation)).ShouldBeTrue();
        (await b.TryTakeAsync(Cancellation)).ShouldBeFalse();
        b.Other.ShouldBe("A");
        await Should.ThrowAsync<LeaseLostException>(() => b.RenewAsync(Cancellation));
        await a.RenewAsync(Cancellation);
    }

    [Fact]
    public async Task Who_lives_keeps_it_however_long_another_waits()
    {
        await a.TryTakeAsync(Cancellation);
        for (int i = 0; i < 20; i++)
        {
            (await b.TryTakeAsync(Cancellation)).ShouldBeFalse();
            clockB.Advance(Duration - TimeSpan.FromSeconds(1));
            await a.RenewAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Who_is_silent_loses_it_after_the_duration_on_the_watchers_clock()
    {
        await a.TryTakeAsync(Cancellation);

        // However late it is elsewhere.
        clockA.Advance(TimeSpan.FromDays(1));
        (await b.TryTakeAsync(Cancellation)).ShouldBeFalse();
        clockB.Advance(Duration - TimeSpan.FromMilliseconds(1));
        (await b.TryTakeAsync(Cancellation)).ShouldBeFalse();
        clockB.Advance(TimeSpan.FromMilliseconds(1));
        (await b.TryTakeAsync(Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_was_paused_learns_that_another_has_it()
    {
        await a.TryTakeAsync(Cancellation);
        await b.TryTakeAsync(Cancellation);
        clockB.Advance(Duration);
        await b.TryTakeAsync(Cancellation);

        // Its own clock stood still.
        await Should.ThrowAsync<LeaseLostException>(() => a.RenewAsync(Cancellation));
        await Should.ThrowAsync<LeaseLostException>(() => a.RenewAsync(Cancellation));
        await b.RenewAsync(Cancellation);
    }

    [Fact]
    public async Task Given_back_it_can_be_taken_at_once()
    {
        await a.TryTakeAsync(Cancellation);
        (await b.TryTakeAsync(Cancellation)).ShouldBeFalse();
        await a.ReleaseAsync(Cancellation);
        (await b.TryTakeAsync(Cancellation)).ShouldBeTrue();

        // It is not the first one's to give any more.
        await a.ReleaseAsync(Cancellation);
        await b.RenewAsync(Cancellation);
    }

    [Fact]
    public async Task Of_many_who_reach_for_it_at_once_one_gets_it()
    {
        await a.TryTakeAsync(Cancellation);
        Lease[] many = [.. Enumerable.Range(0, 8).Select(i => new Lease(store.Records, "nguồn", $"{i}", Duration, clockB))];
        await Task.WhenAll(many.Select(lease => lease.TryTakeAsync(Cancellation)));
        clockB.Advance(Duration);
        (await Task.WhenAll(many.Select(lease => lease.TryTakeAsync(Cancellation)))).Count(taken => taken).ShouldBe(1);
        foreach (Lease lease in many)
        {
            lease.Dispose();
        }
    }
}
