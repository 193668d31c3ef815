using Search.Documents.Store;

namespace Search.Documents.Tests.Store;

/// <summary>What the writes that expect something must do in every store.</summary>
public abstract partial class DocumentStoreContract
{
    [Fact]
    public async Task The_latest_change_of_a_document_is_found_a_deletion_too()
    {
        (await Store.FindChangeAsync("a", Cancellation)).ShouldBeNull();
        await WriteAsync(Put("a"));
        await WriteAsync(Put("a", "Khác."));
        DocumentChange change = (await Store.FindChangeAsync("a", Cancellation)).ShouldNotBeNull();
        (change.Sequence, change.Id, change.Document?.Text).ShouldBe((2, "a", "Khác."));
        await WriteAsync(new("a", null));
        (await Store.FindChangeAsync("a", Cancellation)).ShouldBe(new(3, "a", null));
        (await Store.FindAsync("a", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_write_that_expects_what_is_not_so_does_nothing()
    {
        await WriteAsync(Put("a"));
        (await WriteAsync(Put("a", "Khác.") with { Expected = 0 })).ShouldBe(new("a", 1, WriteOutcome.Conflict));
        (await WriteAsync(Put("a", "Khác.") with { Expected = 7 })).ShouldBe(new("a", 1, WriteOutcome.Conflict));
        (await WriteAsync(new("a", null, Expected: 7))).ShouldBe(new("a", 1, WriteOutcome.Conflict));
        (await WriteAsync(Put("b") with { Expected = 1 })).ShouldBe(new("b", 0, WriteOutcome.Conflict));
        (await WriteAsync(Put("b") with { Expected = DocumentWrite.Existing })).ShouldBe(new("b", 0, WriteOutcome.Conflict));
        (await WriteAsync(new("b", null, Expected: DocumentWrite.Existing))).ShouldBe(new("b", 0, WriteOutcome.Conflict));
        (await Store.LastSequenceAsync(Cancellation)).ShouldBe(1);
        (await Store.FindAsync("a", Cancellation))!.Text.ShouldBe("Văn bản.");
    }

    [Fact]
    public async Task A_write_that_expects_what_is_so_is_done()
    {
        (await WriteAsync(Put("a") with { Expected = 0 })).ShouldBe(new("a", 1, WriteOutcome.Added));
        (await WriteAsync(Put("a", "Khác.") with { Expected = 1 })).ShouldBe(new("a", 2, WriteOutcome.Replaced));
        (await WriteAsync(Put("a", "Khác.") with { Expected = 2 })).ShouldBe(new("a", 2, WriteOutcome.Unchanged));
        (await WriteAsync(Put("a", "Nữa.") with { Expected = DocumentWrite.Existing })).ShouldBe(new("a", 3, WriteOutcome.Replaced));
        (await WriteAsync(new("a", null, Expected: 3))).ShouldBe(new("a", 4, WriteOutcome.Deleted));

        // What was deleted is not there, whatever sequence its tombstone has.
        (await WriteAsync(Put("a") with { Expected = 4 })).ShouldBe(new("a", 0, WriteOutcome.Conflict));
        (await WriteAsync(Put("a") with { Expected = 0 })).ShouldBe(new("a", 5, WriteOutcome.Added));
    }

    [Fact]
    public async Task Of_a_batch_only_the_conflicts_are_left_out()
    {
        IReadOnlyList<WriteResult> results = await Store.WriteAsync(
            [Put("a") with { Expected = 0 }, Put("a", "Hai.") with { Expected = 0 }, Put("b") with { Expected = 9 }, Put("a", "Ba.") with { Expected = 1 }], Cancellation);

        results.ShouldBe([new("a", 1, WriteOutcome.Added), new("a", 1, WriteOutcome.Conflict), new("b", 0, WriteOutcome.Conflict), new("a", 2, WriteOutcome.Replaced)]);
        (await Store.CountAsync(Cancellation)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_who_expect_the_same_one_wins()
    {
        IDocumentStore[] stores = [Store, await AnotherAsync(), await AnotherAsync()];
        long sequence = 0;
        for (int round = 0; round < 5; round++)
        {
            long before = sequence;
            WriteResult[] results = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(async () =>
                (await stores[i % 3].WriteAsync([Put("a", $"{before}-{i}") with { Expected = before }], Cancellation))[0])));
            sequence = results.Where(result => result.Outcome != WriteOutcome.Conflict).ShouldHaveSingleItem().Sequence;
        }
    }
}
