using Search.Documents.Store;

namespace Search.Documents.Tests.Store;

/// <summary>What every store must do; each implementation runs it whole.</summary>
public abstract partial class DocumentStoreContract : IAsyncLifetime
{
    private readonly List<IDocumentStore> opened = [];

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IDocumentStore Store { get; private set; } = null!;

    /// <summary>Another handle on the same store, as another process would have it.</summary>
    protected abstract Task<IDocumentStore> OpenAsync(TimeProvider time);

    public async ValueTask InitializeAsync() => Store = await AnotherAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (IDocumentStore store in opened)
        {
            await store.DisposeAsync();
        }

        Clean();
        GC.SuppressFinalize(this);
    }

    protected abstract void Clean();

    protected async Task<IDocumentStore> AnotherAsync(TimeProvider? time = null)
    {
        IDocumentStore store = await OpenAsync(time ?? TimeProvider.System);
        opened.Add(store);
        return store;
    }

    protected static Document Doc(string id, string text = "Văn bản.") => new() { Id = id, Kind = DocumentKind.News, Title = "Tiêu đề " + id, Text = text };

    protected static DocumentWrite Put(string id, string text = "Văn bản.", string? origin = null, string? path = null) => new(id, Doc(id, text), origin, path);

    protected async Task<WriteResult> WriteAsync(DocumentWrite write) => (await Store.WriteAsync([write], Cancellation)).ShouldHaveSingleItem();

    [Fact]
    public async Task A_new_store_is_empty()
    {
        (await Store.LastSequenceAsync(Cancellation)).ShouldBe(0);
        (await Store.CountAsync(Cancellation)).ShouldBe(0);
        (await Store.ReadChangesAsync(0, 10, Cancellation)).ShouldBeEmpty();
        (await Store.FindAsync("a", Cancellation)).ShouldBeNull();
        (await Store.FindAsync("a\0b", Cancellation)).ShouldBeNull();
        (await Store.ReadFilesAsync("o", Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_document_comes_back_as_it_went_in()
    {
        var document = new Document
        {
            Id = "tb-1",
            Kind = DocumentKind.Notice,
            Title = "Thông báo “kết luận”",
            Text = string.Concat(Enumerable.Repeat("Ðồng chí\r\n\tNguyễn Văn Á \U0001F600 a\u0323\u0302 <b>&\"\\\n", 50)),
            Url = "https://vidu.vn/?a=1&b=2",
            Type = "Thông báo",
            Symbol = "12-TB/TU",
            Issuer = "Thành ủy",
            Summary = "s",
            Signer = "k",
            SignerTitle = "c",
            Recipients = ["a", "b"],
            People = ["p"],
            Places = ["l"],
            Author = "x",
            Source = "y",
            IssuedOn = new(2021, 8, 24),
            HeldOn = new(2021, 8, 23),
            PublishedAt = new(2021, 8, 25, 8, 0, 0, TimeSpan.FromHours(7)),
            Language = "vi",
            Audience = ["noi-bo", "public"],
            Cites = ["59-NQ/TW"],
            Tags = ["t"],
            Attributes = new Dictionary<string, string> { ["z"] = "1", ["a"] = "{\"b\":[1,2]}" },
            Extracted = new Dictionary<string, ExtractedValue> { ["symbol"] = new(1, 9, 0.98) },
        };
        await Store.WriteAsync([new(document.Id, document)], Cancellation);

        Document found = (await Store.FindAsync("tb-1", Cancellation)).ShouldNotBeNull();
        Json.DocumentJsonTests.ShouldEqual(found, document);
        Document read = (await Store.ReadChangesAsync(0, 10, Cancellation)).ShouldHaveSingleItem().Document.ShouldNotBeNull();
        Json.DocumentJsonTests.ShouldEqual(read, document);
    }

    [Fact]
    public async Task Each_change_takes_the_next_sequence_and_no_change_takes_none()
    {
        (await WriteAsync(Put("a"))).ShouldBe(new("a", 1, WriteOutcome.Added));
        (await WriteAsync(Put("b"))).ShouldBe(new("b", 2, WriteOutcome.Added));
        (await WriteAsync(Put("a"))).ShouldBe(new("a", 1, WriteOutcome.Unchanged));
        (await WriteAsync(Put("a", "Khác."))).ShouldBe(new("a", 3, WriteOutcome.Replaced));
        (await WriteAsync(new("a", null))).ShouldBe(new("a", 4, WriteOutcome.Deleted));
        (await WriteAsync(new("a", null))).ShouldBe(new("a", 0, WriteOutcome.Missing));
        (await WriteAsync(new("nie", null))).ShouldBe(new("nie", 0, WriteOutcome.Missing));
        (await WriteAsync(Put("a", "Khác."))).ShouldBe(new("a", 5, WriteOutcome.Added));
        (await Store.LastSequenceAsync(Cancellation)).ShouldBe(5);
        (await Store.CountAsync(Cancellation)).ShouldBe(2);
    }

    [Fact]
    public async Task Results_come_in_the_order_of_the_writes_also_for_one_id_twice()
    {
        IReadOnlyList<WriteResult> results = await Store.WriteAsync([Put("b"), Put("a"), Put("b", "Lần hai."), new("a", null)], Cancellation);

        results.ShouldBe([new("b", 1, WriteOutcome.Added), new("a", 2, WriteOutcome.Added), new("b", 3, WriteOutcome.Replaced), new("a", 4, WriteOutcome.Deleted)]);
        (await Store.ReadChangesAsync(0, 10, Cancellation)).Select(change => (change.Sequence, change.Id, change.Document is null)).ShouldBe([(3, "b", false), (4, "a", true)]);
    }

    [Fact]
    public async Task Changes_are_read_on_from_any_sequence()
    {
        for (int at = 0; at < 25; at++)
        {
            await WriteAsync(Put("d" + at));
        }

        var seen = new List<long>();
        for (long after = 0; await Store.ReadChangesAsync(after, 10, Cancellation) is { Count: > 0 } changes; after = changes[^1].Sequence)
        {
            changes.Count.ShouldBeLessThanOrEqualTo(10);
            seen.AddRange(changes.Select(change => change.Sequence));
        }

        seen.ShouldBe(Enumerable.Range(1, 25).Select(at => (long)at));
    }

    [Fact]
    public async Task A_batch_with_a_fault_stores_nothing()
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.WriteAsync([Put("a"), new("b", Doc("c"))], Cancellation));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Store.WriteAsync([Put("a")], stop.Token));
        (await Store.CountAsync(Cancellation)).ShouldBe(0);
        (await Store.LastSequenceAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Another_handle_sees_what_was_written()
    {
        IDocumentStore other = await AnotherAsync();
        await WriteAsync(Put("a"));
        (await other.FindAsync("a", Cancellation)).ShouldNotBeNull();
        (await other.WriteAsync([Put("b")], Cancellation))[0].Sequence.ShouldBe(2);
        (await Store.LastSequenceAsync(Cancellation)).ShouldBe(2);
    }

    [Fact]
    public async Task A_follower_steps_over_nothing_while_many_write()
    {
        const int Writers = 4, Each = 60;
        var stores = new List<IDocumentStore>();
        for (int at = 0; at < Writers; at++)
        {
            stores.Add(await AnotherAsync());
        }

        Task[] writing = [.. stores.Select((store, writer) => Task.Run(async () =>
        {
            for (int at = 0; at < Each; at++)
            {
                await store.WriteAsync([Put($"w{writer}-{at}"), Put($"v{writer}-{at}")], Cancellation);
            }
        }))];
        Task all = Task.WhenAll(writing);

        var seen = new HashSet<string>();
        long after = 0;
        while (true)
        {
            bool last = all.IsCompleted;
            IReadOnlyList<DocumentChange> changes = await Store.ReadChangesAsync(after, 50, Cancellation);
            foreach (DocumentChange change in changes)
            {
                change.Sequence.ShouldBe(++after);
                seen.Add(change.Id).ShouldBeTrue();
            }

            if (last && changes.Count == 0)
            {
                break;
            }
        }

        await all;
        seen.Count.ShouldBe(Writers * Each * 2);
    }

    [Fact]
    public async Task Stamps_are_kept_by_origin_and_path()
    {
        var stamp = new FileStamp(12, new DateTimeOffset(2021, 8, 24, 1, 2, 3, TimeSpan.FromHours(7)).AddTicks(7), "abc");
        await Store.WriteFilesAsync("o", new Dictionary<string, FileStamp> { ["x/y.txt"] = stamp }, Cancellation);
        await Store.WriteFilesAsync("p", new Dictionary<string, FileStamp> { ["1"] = stamp, ["2"] = stamp with { Length = 13 } }, Cancellation);

        (await Store.ReadFilesAsync("o", Cancellation)).ShouldHaveSingleItem().ShouldBe(new("x/y.txt", stamp));
        (await Store.ReadFilesAsync("p", Cancellation)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_without_a_stamp_is_known_as_unfinished()
    {
        await WriteAsync(Put("a", origin: "o", path: "a.txt"));
        (await Store.ReadFilesAsync("o", Cancellation))["a.txt"].ShouldBe(FileStamp.Unfinished);
        await Store.WriteFilesAsync("o", new Dictionary<string, FileStamp> { ["a.txt"] = new(1, DateTimeOffset.UnixEpoch, "h") }, Cancellation);
        await Store.WriteFilesAsync("o", new Dictionary<string, FileStamp> { ["a.txt"] = FileStamp.Unfinished }, Cancellation);
        (await Store.ReadFilesAsync("o", Cancellation))["a.txt"].ShouldBe(FileStamp.Unfinished);
    }

    [Fact]
    public async Task A_removed_file_takes_its_documents_along_but_not_those_of_others()
    {
        await Store.WriteAsync([Put("a", origin: "o", path: "1"), Put("b", origin: "o", path: "1"), Put("b", origin: "o", path: "2"), Put("c")], Cancellation);

        (await Store.RemoveFileAsync("o", "1", Cancellation)).ShouldBe(1);

        (await Store.FindAsync("a", Cancellation)).ShouldBeNull();
        (await Store.FindAsync("b", Cancellation)).ShouldNotBeNull();
        (await Store.CountAsync(Cancellation)).ShouldBe(2);
        (await Store.ReadFilesAsync("o", Cancellation)).Keys.ShouldBe(["2"]);
        (await Store.ReadChangesAsync(0, 10, Cancellation))[^1].ShouldBe(new(4, "a", null));
        (await Store.RemoveFileAsync("o", "1", Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Documents_of_an_origin_are_counted_once()
    {
        await Store.WriteAsync([Put("a", origin: "o", path: "1"), Put("b", origin: "o", path: "1"), Put("b", origin: "o", path: "2"), Put("c", origin: "p", path: "1"), Put("d")], Cancellation);
        (await Store.CountOfAsync("o", Cancellation)).ShouldBe(2);
        (await Store.CountOfAsync("p", Cancellation)).ShouldBe(1);
        (await Store.CountOfAsync("q", Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_client_put_since_is_no_longer_the_file_s()
    {
        await WriteAsync(Put("a", origin: "o", path: "1"));
        await WriteAsync(Put("a", "Do người dùng ghi."));
        (await Store.RemoveFileAsync("o", "1", Cancellation)).ShouldBe(0);
        (await Store.FindAsync("a", Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Lines_gone_from_a_file_are_deleted()
    {
        await Store.WriteAsync([Put("a", origin: "o", path: "1"), Put("b", origin: "o", path: "1"), Put("c", origin: "o", path: "2")], Cancellation);
        (await Store.RemoveMissingAsync("o", "1", new HashSet<string> { "b" }, Cancellation)).ShouldBe(1);
        (await Store.RemoveMissingAsync("o", "1", new HashSet<string> { "b" }, Cancellation)).ShouldBe(0);
        (await Store.FindAsync("a", Cancellation)).ShouldBeNull();
        (await Store.FindAsync("c", Cancellation)).ShouldNotBeNull();
        (await Store.LastSequenceAsync(Cancellation)).ShouldBe(4);
    }
}
