using CsCheck;
using EndToEnd.Running;
using Search.Documents.Store;
using Search.Documents.Store.Postgres;
using Search.Documents.Store.Sqlite;

namespace Search.Documents.Tests.Store;

/// <summary>Whatever is done to them, in whatever order, both stores say and keep the same; a follower that reads on now and then ends with what is stored.</summary>
public sealed class StoreAgreementTests(PostgresServer server)
{
    private static readonly string[] Ids = ["a", "A", "ă", "a b", "😀", "đ"];

    private static readonly Gen<DocumentWrite> Write =
        from id in Gen.Int[0, 5].Select(at => Ids[at])
        from text in Gen.Int[0, 3]
        from path in Gen.Int[0, 4]
        from expected in Gen.Long[-1, 25].Select(at => at <= 5 ? at : (long?)null)
        select text == 0
            ? new DocumentWrite(id, null, Expected: expected)
            : new DocumentWrite(id, new Document { Id = id, Text = new string('ô', text * text * 300) }, path % 2 == 0 ? null : "o", path == 0 ? null : "p" + (path / 2), expected);

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (6, Write.List[1, 6].Select(writes => new Step("write", writes, ""))),
        (1, Gen.Int[0, 2].Select(path => new Step("remove", [], "p" + path))),
        (1, Gen.Select(Gen.Int[0, 2], Write.List[0, 3]).Select((path, present) => new Step("missing", present, "p" + path))),
        (1, Gen.Int[0, 2].Select(path => new Step("stamp", [], "p" + path))),
        (2, Gen.Const(new Step("read", [], ""))));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_stores_do_the_same()
    {
        string schemas = "t_" + Guid.NewGuid().ToString("N") + "_";
        int run = 0;
        await Steps.List[1, 25].SampleAsync(
            async steps =>
            {
                using var folder = new TempFolder();
                await using SqliteDocumentStore sqlite = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.File("store.db"), TimeProvider.System, Cancellation);
                await using PostgresDocumentStore postgres = await PostgresDocumentStore.OpenAsync(
                    await server.ConnectAsync(schemas + Interlocked.Increment(ref run)), TimeProvider.System, Cancellation);
                var follower = new Follower(postgres);
                foreach (Step step in steps)
                {
                    (await DoAsync(postgres, step)).ShouldBe(await DoAsync(sqlite, step));
                    if (step.Kind == "read")
                    {
                        await follower.ReadOnAsync(2);
                    }
                }

                await follower.ReadOnAsync(3);
                string[] stored = await StateAsync(postgres);
                stored.ShouldBe(await StateAsync(sqlite));
                follower.Documents.OrderBy(document => document.Key, StringComparer.Ordinal).Select(document => $"{document.Key} {document.Value}")
                    .ShouldBe(stored.Where(line => line.StartsWith("document ", StringComparison.Ordinal)).Select(line => line["document ".Length..]).Order(StringComparer.Ordinal));
            },
            iter: 60,
            threads: 2);
    }

    private static async Task<string> DoAsync(IDocumentStore store, Step step) => step.Kind switch
    {
        "write" => string.Join(';', await store.WriteAsync(step.Writes, Cancellation)),
        "remove" => $"{await store.RemoveFileAsync("o", step.Path, Cancellation)}",
        "missing" => $"{await store.RemoveMissingAsync("o", step.Path, step.Writes.Select(write => write.Id).ToHashSet(), Cancellation)}",
        "stamp" => await StampAsync(store, step.Path),
        _ => $"{await store.CountAsync(Cancellation)} {await store.LastSequenceAsync(Cancellation)}",
    };

    private static async Task<string> StampAsync(IDocumentStore store, string path)
    {
        await store.WriteFilesAsync("o", new Dictionary<string, FileStamp> { [path] = new(3, DateTimeOffset.UnixEpoch, "h") }, Cancellation);
        return "";
    }

    private static async Task<string[]> StateAsync(IDocumentStore store)
    {
        // One removal may take several documents along, in an order of the store's own: which of them comes first is nobody's business.
        IReadOnlyList<DocumentChange> changes = await store.ReadChangesAsync(0, 1000, Cancellation);
        IReadOnlyDictionary<string, FileStamp> files = await store.ReadFilesAsync("o", Cancellation);
        return
        [
            $"{await store.CountAsync(Cancellation)} {await store.LastSequenceAsync(Cancellation)} {changes.Count}",
            .. changes.Where(change => change.Document is null).Select(change => "gone " + change.Id).Order(StringComparer.Ordinal),
            .. changes.Where(change => change.Document is not null).Select(change => $"document {change.Id} {change.Sequence} {change.Document!.Text.Length}"),
            .. files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"file {file.Key} {file.Value}"),
        ];
    }

    private sealed record Step(string Kind, IReadOnlyList<DocumentWrite> Writes, string Path);

    private sealed class Follower(IDocumentStore store)
    {
        private long after;

        public Dictionary<string, string> Documents { get; } = [];

        public async Task ReadOnAsync(int limit)
        {
            while (await store.ReadChangesAsync(after, limit, Cancellation) is { Count: > 0 } changes)
            {
                foreach (DocumentChange change in changes)
                {
                    after = change.Sequence;
                    Documents.Remove(change.Id);
                    if (change.Document is { } document)
                    {
                        Documents[change.Id] = $"{change.Sequence} {document.Text.Length}";
                    }
                }
            }
        }
    }
}
