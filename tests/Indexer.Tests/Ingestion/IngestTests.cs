using Indexer.Configuration;
using Indexer.Ingestion;
using Indexer.Sources.Folders;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;

namespace Indexer.Tests.Ingestion;

public sealed class IngestTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private SqliteDocumentStore store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Docs => folder.At("docs");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Docs);
        store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("data/store.db"), TimeProvider.System, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    private async Task<IngestTally> RunAsync(bool prune = false, string? source = null, IngestOptions? options = null, IDocumentStore? into = null) =>
        (await new Ingest(into ?? store, options ?? new IngestOptions(), new FolderSource(new IngestRequest([Docs], source, prune)), new Nobody(), () => { }).RunAsync(Cancellation)).Tally;

    private async Task<string[]> IdsAsync() =>
        [.. (await store.ReadChangesAsync(0, 10_000, Cancellation)).Where(change => change.Document is not null).Select(change => change.Id).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Files_of_every_kind_get_their_ids()
    {
        folder.Write("docs/a.txt", "Một dòng.");
        folder.Write("docs/Sâu/hơn/b.md", "# Tiêu đề\n\nChữ.");
        folder.Write("docs/c.html", "<html><body><p>Chữ trong trang.</p></body></html>");
        folder.Write("docs/d.jsonl", "{\"id\":\"riêng\",\"title\":\"x\"}\n{\"title\":\"y\"}\n");
        folder.WritePacked("docs/e.txt.gz", "Nén lại."u8.ToArray());
        folder.Write("docs/ảnh.bin", [1, 2, 3]);
        folder.Write("docs/.git/ẩn.txt", "ẩn");

        IngestTally tally = await RunAsync();

        (await IdsAsync()).ShouldBe(["docs:Sâu:hơn:b.md", "docs:a.txt", "docs:c.html", "docs:d.jsonl#2", "docs:e.txt.gz", "riêng"]);
        (tally.Added, tally.Refused, tally.FilesSkipped).ShouldBe((6, 0, 1));
        (await store.FindAsync("docs:a.txt", Cancellation))!.Source.ShouldBe("docs");
    }

    [Fact]
    public async Task A_named_pipe_does_not_keep_an_ingest_waiting()
    {
        folder.Write("docs/a.txt", "Một dòng.");
        using (var made = System.Diagnostics.Process.Start("mkfifo", folder.At("docs/ống")))
        {
            await made.WaitForExitAsync(Cancellation);
            made.ExitCode.ShouldBe(0);
        }

        await RunAsync().WaitAsync(TimeSpan.FromMinutes(1), Cancellation);
        (await IdsAsync()).ShouldBe(["docs:a.txt"]);
    }

    [Fact]
    public async Task Again_changes_nothing_and_reads_nothing()
    {
        folder.Write("docs/a.txt", "Một dòng.");
        folder.Write("docs/d.jsonl", "{\"id\":\"x\",\"title\":\"x\"}");
        await RunAsync();
        long last = await store.LastSequenceAsync(Cancellation);

        IngestTally again = await RunAsync();
        (again.FilesUnchanged, again.FilesSeen, again.Documents).ShouldBe((2, 0, 0));

        File.SetLastWriteTimeUtc(folder.At("docs/a.txt"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await RunAsync()).FilesUnchanged.ShouldBe(2);
        (await store.LastSequenceAsync(Cancellation)).ShouldBe(last);
    }

    [Fact]
    public async Task Other_settings_read_files_again()
    {
        folder.Write("docs/d.jsonl", "{\"id\":\"x\",\"title\":\"x\",\"so\":\"1-TB/TU\",\"source\":\"Báo\"}");
        await RunAsync();
        (await store.FindAsync("x", Cancellation))!.Source.ShouldBe("Báo");
        var options = new IngestOptions { FieldMap = new Dictionary<string, string> { ["so"] = "symbol" } };
        (await RunAsync(options: options)).Replaced.ShouldBe(1);
        (await store.FindAsync("x", Cancellation))!.Symbol.ShouldBe("1-TB/TU");

        // Under another name it is another source, which takes over nothing.
        (await RunAsync(source: "Khác")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("id-taken");
        await store.RemoveFileAsync("docs", "d.jsonl", Cancellation);
        await RunAsync(source: "Khác");
        (await store.FindAsync("x", Cancellation))!.Source.ShouldBe("Khác");
    }

    [Fact]
    public async Task Changed_files_replace_and_lines_that_went_are_deleted()
    {
        folder.Write("docs/a.txt", "Một.");
        folder.Write("docs/d.jsonl", "{\"id\":\"x\",\"title\":\"x\"}\n{\"id\":\"y\",\"title\":\"y\"}");
        await RunAsync();
        folder.Write("docs/a.txt", "Một hai.");
        folder.Write("docs/d.jsonl", "{\"id\":\"y\",\"title\":\"y\"}\n{\"id\":\"z\",\"title\":\"z\"}");

        IngestTally tally = await RunAsync();

        (tally.Added, tally.Replaced, tally.Unchanged, tally.Deleted).ShouldBe((1, 1, 1, 1));
        (await IdsAsync()).ShouldBe(["docs:a.txt", "y", "z"]);
    }

    [Fact]
    public async Task Symbolic_links_are_told_and_never_followed()
    {
        folder.Write("docs/a.txt", "Một.");
        string outside = folder.Write("ngoài/mật.txt", "Không ai được đọc.");
        File.CreateSymbolicLink(folder.At("docs/b.txt"), outside);
        File.CreateSymbolicLink(folder.At("docs/c.txt"), folder.At("không có.txt"));
        Directory.CreateSymbolicLink(folder.At("docs/thư mục"), folder.At("ngoài"));
        Directory.CreateSymbolicLink(folder.At("docs/vòng"), Docs);

        IngestTally tally = await RunAsync();

        (await IdsAsync()).ShouldBe(["docs:a.txt"]);
        (tally.Refused, tally.Mended, tally.FilesSkipped).ShouldBe((0, 0, 4));
        tally.Remarks.Select(remark => (Path.GetFileName(remark.Path), remark.Code)).ShouldBe(
            [("b.txt", "symbolic-link"), ("c.txt", "symbolic-link"), ("thư mục", "symbolic-link"), ("vòng", "symbolic-link")], ignoreOrder: true);
        tally.Remarks[0].What.ShouldContain("Give the path it leads to");
    }

    [Fact]
    public async Task A_link_that_was_given_is_refused_and_prunes_nothing()
    {
        folder.Write("docs/a.txt", "Một.");
        await RunAsync(source: "s");
        Directory.CreateSymbolicLink(folder.At("nối"), Docs);
        IngestTally tally = (await new Ingest(store, new IngestOptions(), new FolderSource(new IngestRequest([folder.At("nối")], "s", Prune: true)), new Nobody(), () => { }).RunAsync(Cancellation)).Tally;
        tally.Refusals.ShouldHaveSingleItem().Code.ShouldBe("symbolic-link");
        (await IdsAsync()).ShouldBe(["s:a.txt"]);
    }

    [Fact]
    public async Task Prune_removes_what_the_folder_no_longer_has()
    {
        folder.Write("docs/a.txt", "Một.");
        folder.Write("docs/b.txt", "Hai.");
        await RunAsync();
        File.Delete(folder.At("docs/b.txt"));

        (await RunAsync()).Deleted.ShouldBe(0);
        IngestTally tally = await RunAsync(prune: true);

        (tally.Deleted, tally.FilesRemoved).ShouldBe((1, 1));
        (await IdsAsync()).ShouldBe(["docs:a.txt"]);
    }

    [Fact]
    public async Task Pruning_a_single_file_leaves_its_neighbours()
    {
        folder.Write("docs/a.txt", "Một.");
        string b = folder.Write("docs/b.txt", "Hai.");
        await RunAsync();
        await new Ingest(store, new IngestOptions(), new FolderSource(new IngestRequest([b], Prune: true)), new Nobody(), () => { }).RunAsync(Cancellation);
        (await IdsAsync()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Refusals_tell_place_and_reason_and_are_tried_again()
    {
        string bad = folder.Write("docs/d.jsonl", "{\"id\":\"x\",\"title\":\"x\"}\n{\"id\":\"y\",\"title\":7}\n{\"id\":\"x\",\"title\":\"hai\"}\n{\"id\":\"z\",\"title\":\"z\"}");
        string empty = folder.Write("docs/e.txt", "");
        string pdf = folder.Write("docs/f.pdf", "%PDF-1.4");

        IngestTally tally = await RunAsync();

        tally.Added.ShouldBe(2);
        tally.Refusals.Select(refusal => (refusal.Path, refusal.Line, refusal.Code)).ShouldBe([(bad, 2, "wrong-type"), (bad, 3, "duplicate-id"), (empty, null, "empty"), (pdf, null, "pdf-damaged")]);
        tally.Refusals.ShouldAllBe(refusal => refusal.Reason.Length > 0 && refusal.Remedy.Length > 0);
        tally.Refusals[0].ToString().ShouldStartWith(bad + ":2: title: ");
        IngestTally again = await RunAsync();
        (again.Refused, again.Unchanged, again.Added, again.Replaced).ShouldBe((4, 2, 0, 0));
    }

    [Fact]
    public async Task Stopped_anywhere_and_done_again_it_ends_the_same()
    {
        const int Documents = 3000;
        folder.Write("docs/a.txt", "Một.");
        folder.Write("docs/d.jsonl", string.Join('\n', Enumerable.Range(0, Documents).Select(at => $"{{\"id\":\"d{at}\",\"title\":\"Bài {at}\"}}")));
        for (int writes = 0; writes < 4; writes++)
        {
            await Should.ThrowAsync<StoreException>(() => RunAsync(into: new FailingStore(store, writes)));
        }

        (await store.ReadFilesAsync("docs", Cancellation)).TryGetValue("d.jsonl", out FileStamp? stamp).ShouldBeTrue();
        stamp.ShouldBe(FileStamp.Unfinished);

        await RunAsync();

        (await store.CountAsync(Cancellation)).ShouldBe(Documents + 1);
        (await store.LastSequenceAsync(Cancellation)).ShouldBe(Documents + 1);
        (await RunAsync()).FilesUnchanged.ShouldBe(2);
    }

    internal sealed class Nobody : IIngestWatcher
    {
        public void Started(long files, long bytes)
        {
        }

        public void Advanced(long bytes, IngestTally tally)
        {
        }

        public void Refused(Refusal refusal)
        {
        }

        public void Remarked(Remark remark)
        {
        }
    }

    /// <summary>Takes so many writes and then fails, as a process that is killed does.</summary>
    private sealed class FailingStore(IDocumentStore inner, int writes) : ForwardingStore(inner)
    {
        private int left = writes;

        public override Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation) =>
            left-- > 0 ? base.WriteAsync(writes, cancellation) : throw new StoreException(StoreFault.Full, "x", "Hết.", "Thêm.");
    }
}
