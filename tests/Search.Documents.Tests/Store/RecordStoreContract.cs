using Search.Documents.Store;

namespace Search.Documents.Tests.Store;

/// <summary>What the records of every store must do.</summary>
public abstract partial class DocumentStoreContract
{
    private IRecordStore Records => Store.Records;

    [Fact]
    public async Task A_record_comes_back_as_it_was_written()
    {
        long version = (await Records.WriteAsync("key", "cổng thông tin", "{\"a\":\"Đồng chí 😀\"}", 0, Cancellation)).ShouldNotBeNull();

        version.ShouldBeGreaterThan(0);
        (await Records.FindAsync("key", "cổng thông tin", Cancellation)).ShouldBe(new("key", "cổng thông tin", "{\"a\":\"Đồng chí 😀\"}", version));
        (await Records.FindAsync("key", "khác", Cancellation)).ShouldBeNull();
        (await Records.FindAsync("task", "cổng thông tin", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Records_of_a_kind_come_in_ordinal_order()
    {
        foreach (string name in (string[])["b", "a", "B", "ă", "a.1"])
        {
            await Records.WriteAsync("task", name, "x", 0, Cancellation);
        }

        await Records.WriteAsync("key", "c", "x", 0, Cancellation);

        (await Records.ReadAsync("task", Cancellation)).Select(record => record.Name).ShouldBe(["B", "a", "a.1", "b", "ă"]);
        (await Records.ReadAsync("lease", Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_who_names_the_version_there_is_writes_or_deletes()
    {
        long first = (await Records.WriteAsync("lease", "sources", "A", 0, Cancellation)).ShouldNotBeNull();
        (await Records.WriteAsync("lease", "sources", "B", 0, Cancellation)).ShouldBeNull();
        long second = (await Records.WriteAsync("lease", "sources", "C", first, Cancellation)).ShouldNotBeNull();
        second.ShouldBeGreaterThan(first);
        (await Records.WriteAsync("lease", "sources", "D", first, Cancellation)).ShouldBeNull();
        (await Records.DeleteAsync("lease", "sources", first, Cancellation)).ShouldBeFalse();
        (await Records.FindAsync("lease", "sources", Cancellation)).ShouldNotBeNull().Content.ShouldBe("C");

        (await Records.DeleteAsync("lease", "sources", second, Cancellation)).ShouldBeTrue();
        (await Records.DeleteAsync("lease", "sources", second, Cancellation)).ShouldBeFalse();
        (await Records.WriteAsync("lease", "sources", "E", second, Cancellation)).ShouldBeNull();

        // A version is never given again, so what was deleted and written anew is not mistaken for what it was.
        (await Records.WriteAsync("lease", "sources", "F", 0, Cancellation)).ShouldNotBeNull().ShouldBeGreaterThan(second);
    }

    [Fact]
    public async Task Of_many_writers_of_one_version_one_wins()
    {
        IDocumentStore[] stores = [Store, await AnotherAsync(), await AnotherAsync()];
        long version = 0;
        for (int round = 0; round < 5; round++)
        {
            long before = version;
            long?[] written = await Task.WhenAll(Enumerable.Range(0, 9).Select(i => Task.Run(() => stores[i % 3].Records.WriteAsync("lease", "x", $"{i}", before, Cancellation))));
            version = written.OfType<long>().ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task Records_are_no_documents()
    {
        await Records.WriteAsync("key", "a", "x", 0, Cancellation);

        (await Store.LastSequenceAsync(Cancellation)).ShouldBe(0);
        (await Store.CountAsync(Cancellation)).ShouldBe(0);
    }
}
