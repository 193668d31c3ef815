using Microsoft.Extensions.Time.Testing;
using Search.Documents.Store;

namespace Search.Documents.Tests.Store;

/// <summary>What every store remembers of deletions, and for how long.</summary>
public abstract partial class DocumentStoreContract
{
    [Fact]
    public async Task Deletions_are_forgotten_after_a_time_and_that_is_told()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        IDocumentStore store = await AnotherAsync(clock);
        await store.WriteAsync([Put("a"), Put("b"), Put("c"), Put("d")], Cancellation);
        await store.WriteAsync([new("a", null), new("b", null), new("c", null)], Cancellation);
        await store.WriteAsync([Put("c", "Lại có.")], Cancellation);
        clock.Advance(StoreHistory.Kept - TimeSpan.FromHours(1));
        await store.WriteAsync([new("d", null)], Cancellation);
        (await store.ForgottenSequenceAsync(Cancellation)).ShouldBe(0);
        (await store.ReadChangesAsync(0, 10, Cancellation)).Select(change => change.Id).ShouldBe(["a", "b", "c", "d"]);

        clock.Advance(TimeSpan.FromHours(2));
        await store.WriteAsync([new("c", null)], Cancellation);

        (await store.ForgottenSequenceAsync(Cancellation)).ShouldBe(6);
        (await store.ReadChangesAsync(0, 10, Cancellation)).ShouldBe([new(9, "d", null), new(10, "c", null)]);
        (await store.CountAsync(Cancellation)).ShouldBe(0);
        (await Store.ForgottenSequenceAsync(Cancellation)).ShouldBe(6);
    }

    [Fact]
    public async Task A_document_forgotten_may_come_again()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        IDocumentStore store = await AnotherAsync(clock);
        await store.WriteAsync([Put("a", origin: "o", path: "1"), Put("b"), new("a", null)], Cancellation);
        clock.Advance(StoreHistory.Kept * 2);
        await store.WriteAsync([new("b", null)], Cancellation);

        (await store.WriteAsync([new("a", null), Put("a", origin: "o", path: "1")], Cancellation)).ShouldBe([new("a", 0, WriteOutcome.Missing), new("a", 5, WriteOutcome.Added)]);
        (await store.RemoveFileAsync("o", "1", Cancellation)).ShouldBe(1);
        (await store.CountAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task No_more_is_remembered_than_was_deleted_of_late()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        IDocumentStore store = await AnotherAsync(clock);
        for (int day = 0; day < 100; day++)
        {
            await store.WriteAsync([Put("d" + day), new("d" + day, null)], Cancellation);
            clock.Advance(TimeSpan.FromDays(1));
        }

        (await store.ReadChangesAsync(0, 1000, Cancellation)).Count.ShouldBe((int)StoreHistory.Kept.TotalDays + 1);
        (await store.ForgottenSequenceAsync(Cancellation)).ShouldBe((100 - StoreHistory.Kept.Days - 1) * 2);
    }
}
