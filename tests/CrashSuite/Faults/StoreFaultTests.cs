using CrashSuite.PowerCuts;
using CrashSuite.Samples;
using Search.Documents.Store;
using Search.Documents.Store.Sqlite;

namespace CrashSuite.Faults;

/// <summary>Every call of the store's disk fails once, or for a while: a write is told to have failed or is there, and the next one succeeds.</summary>
public sealed class StoreFaultTests
{
    private static readonly HurriedTime Time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Faults.InputOutput, 1)]
    [InlineData(Faults.NoSpace, 1)]
    [InlineData(Faults.NoSpace, 25)]
    public async Task A_write_is_refused_or_there(int errno, int length)
    {
        using TemporaryFolder folder = new();
        int calls = await WriteAsync(Path.Combine(folder.Path, "reference"), Faults.None, errno);
        foreach (int call in Extent.Of(calls, sample: 60, new Random(length)))
        {
            var faults = new Faults(call, length, errno);
            try
            {
                await WriteAsync(Path.Combine(folder.Path, Extent.Say("fault", call)), faults, errno);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Call {call} of {calls}: {fault.Message}", fault);
            }

            faults.Failed.ShouldBeGreaterThan(0, Extent.Say("call", call));
        }
    }

    /// <summary>Writes until all is taken, opening anew now and then, and compares.</summary>
    /// <returns>How many calls of the disk that took.</returns>
    private static async Task<int> WriteAsync(string root, Faults faults, int errno)
    {
        Directory.CreateDirectory(root);
        SqliteDisk.Watch(root, new SqliteFaults(faults, errno));
        var workload = new Workload(seed: 1);
        var acknowledged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int opening = 0; opening < 3; opening++)
        {
            await using SqliteDocumentStore store = await InsistAsync(() => SqliteDocumentStore.OpenAsync($"Data Source={root}/store.db;Vfs={SqliteDisk.Name}", Time, Cancellation));
            (await InsistAsync(() => Contents.OfAsync(store))).ShouldBe(acknowledged);
            for (int batch = 0; batch < 6; batch++)
            {
                IReadOnlyList<DocumentWrite> writes = workload.Next(8);
                await InsistAsync(() => store.WriteAsync(writes, Cancellation));
                foreach (DocumentWrite write in writes)
                {
                    if (write.Document is { } document)
                    {
                        acknowledged[write.Id] = document.Title;
                    }
                    else
                    {
                        acknowledged.Remove(write.Id);
                    }
                }

                (await InsistAsync(() => Contents.OfAsync(store))).ShouldBe(acknowledged);
            }
        }

        SqliteDisk.Forget(root);
        OpenFiles.Below(root).ShouldBeEmpty();
        await using SqliteDocumentStore whole = await SqliteDocumentStore.OpenAsync($"Data Source={root}/store.db", Time, Cancellation);
        (await Contents.OfAsync(whole)).ShouldBe(acknowledged);
        return faults.Calls;
    }

    /// <summary>As a client would: again while the store says that it cannot.</summary>
    private static async Task<T> InsistAsync<T>(Func<Task<T>> ask)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (StoreException fault) when (attempt < 60)
            {
                fault.Fault.ShouldBeOneOf(StoreFault.Full, StoreFault.Disk, StoreFault.CannotOpen, StoreFault.Busy);
            }
        }
    }
}
