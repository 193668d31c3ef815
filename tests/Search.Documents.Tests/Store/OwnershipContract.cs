using Search.Documents.Store;

namespace Search.Documents.Tests.Store;

/// <summary>Whose a document is, in every store.</summary>
public abstract partial class DocumentStoreContract
{
    private static readonly FileStamp Whole = new(1, DateTimeOffset.UnixEpoch, "h");

    [Theory]
    [InlineData("p", "1")]
    [InlineData("o", "2")]
    public async Task What_came_from_elsewhere_is_not_replaced(string origin, string path)
    {
        await WriteAsync(Put("a", origin: "o", path: "1"));
        WriteResult taken = await WriteAsync(Put("a", "Khác.", origin, path));
        taken.ShouldBe(new WriteResult("a", 1, WriteOutcome.Taken) { Holder = new("o", "1") });
        (await Store.FindAsync("a", Cancellation))!.Text.ShouldBe("Văn bản.");
        (await Store.LastSequenceAsync(Cancellation)).ShouldBe(1);

        // Nor is it deleted with what did not get it.
        (await Store.RemoveFileAsync(origin, path, Cancellation)).ShouldBe(0);
        (await WriteAsync(Put("a", "Sửa.", "o", "1"))).Outcome.ShouldBe(WriteOutcome.Replaced);
        (await Store.RemoveFileAsync("o", "1", Cancellation)).ShouldBe(1);
        (await WriteAsync(Put("a", "Khác.", origin, path))).Outcome.ShouldBe(WriteOutcome.Added);
    }

    [Fact]
    public async Task Another_audience_is_another_document()
    {
        await WriteAsync(new("a", Doc("a") with { Audience = ["noi-bo"] }, "o", "1"));
        (await WriteAsync(Put("a", origin: "p", path: "1"))).Outcome.ShouldBe(WriteOutcome.Taken);
        (await Store.FindAsync("a", Cancellation))!.Audience.ShouldBe(["noi-bo"]);
    }

    [Fact]
    public async Task What_a_client_put_is_not_replaced_by_a_file_but_a_client_replaces_what_a_file_has()
    {
        await WriteAsync(Put("a"));
        (await WriteAsync(Put("a", "Khác.", "o", "1"))).ShouldBe(new WriteResult("a", 1, WriteOutcome.Taken));
        await WriteAsync(Put("b", origin: "o", path: "1"));
        (await WriteAsync(Put("b", "Của người dùng."))).Outcome.ShouldBe(WriteOutcome.Replaced);
        (await WriteAsync(Put("b", "Của tệp.", "o", "1"))).Outcome.ShouldBe(WriteOutcome.Taken);
    }

    [Fact]
    public async Task Who_replaces_what_several_share_has_it_alone_and_the_others_are_read_again()
    {
        await Store.WriteAsync([Put("a", origin: "o", path: "1"), Put("a", origin: "p", path: "2"), Put("b", origin: "p", path: "3")], Cancellation);
        await Store.WriteFilesAsync("p", new Dictionary<string, FileStamp> { ["2"] = Whole, ["3"] = Whole }, Cancellation);
        (await WriteAsync(Put("a", "Sửa.", "o", "1"))).Outcome.ShouldBe(WriteOutcome.Replaced);

        IReadOnlyDictionary<string, FileStamp> files = await Store.ReadFilesAsync("p", Cancellation);
        (files["2"], files["3"]).ShouldBe((FileStamp.Unfinished, Whole));
        (await WriteAsync(Put("a", origin: "p", path: "2"))).Holder.ShouldBe(new("o", "1"));
        (await Store.RemoveFileAsync("p", "2", Cancellation)).ShouldBe(0);
        (await Store.FindAsync("a", Cancellation))!.Text.ShouldBe("Sửa.");
    }

    [Fact]
    public async Task Whose_a_document_is_counts_within_a_batch_too()
    {
        IReadOnlyList<WriteResult> results = await Store.WriteAsync(
            [Put("a", origin: "o", path: "1"), Put("a", "Khác.", "p", "1"), Put("a", "Sửa.", "o", "1"), new("a", null), Put("a", "Khác.", "p", "1")], Cancellation);
        results.Select(result => result.Outcome).ShouldBe([WriteOutcome.Added, WriteOutcome.Taken, WriteOutcome.Replaced, WriteOutcome.Deleted, WriteOutcome.Added]);
        (await Store.CountOfAsync("o", Cancellation)).ShouldBe(0);
        (await Store.CountOfAsync("p", Cancellation)).ShouldBe(1);
    }
}
