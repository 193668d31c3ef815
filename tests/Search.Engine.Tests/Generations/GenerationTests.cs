using Search.Documents.Store;
using Search.Engine.Generations;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Generations;

/// <summary>Another generation beside the one in use, and in its place.</summary>
public sealed class GenerationTests : IDisposable
{
    private readonly TestGenerations index = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => index.Dispose();

    private static long Total(SearchIndex reader) => reader.Search(new SearchRequest { Text = "kế hoạch" }, Cancellation).Total;

    [Fact]
    public async Task While_another_is_built_the_one_in_use_is_kept_up_and_read()
    {
        index.Put(1, 20);
        using SearchIndex reader = index.Read();
        using GenerationBuilder builder = await index.BuildAsync(20);
        index.Put(21, 5);
        reader.Refresh();
        Total(reader).ShouldBe(25);
        reader.Generation.ShouldBe("g-000001");

        Should.Throw<InvalidOperationException>(() => index.Applier.Adopt(builder)).Message.ShouldContain("at sequence 20");
        await builder.ApplyAsync(TestGenerations.Changes(21, 5), Cancellation);
        await builder.CommitAsync();
        index.Applier.Adopt(builder);
        index.Generations.ShouldBe(["g-000002"]);

        // What is open is read on though its folder is gone.
        Total(reader).ShouldBe(25);
        reader.Refresh().ShouldBeTrue();
        reader.Generation.ShouldBe("g-000002");
        Total(reader).ShouldBe(25);
        index.Put(26, 1);
        reader.Refresh();
        Total(reader).ShouldBe(26);
    }

    [Fact]
    public async Task One_that_is_given_up_leaves_nothing()
    {
        index.Put(1, 3);
        (await index.BuildAsync(3)).Dispose();
        index.Generations.ShouldBe(["g-000001"]);
        index.Put(4, 1);
        using SearchIndex reader = index.Read();
        Total(reader).ShouldBe(4);
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_by_the_next()
    {
        index.Put(1, 3);
        index.Restart(() =>
        {
            Directory.CreateDirectory(Path.Combine(index.Folder, "g-000002", "p-abc"));
            File.WriteAllText(Path.Combine(index.Folder, "g-000002", "building"), "");
            Directory.CreateDirectory(Path.Combine(index.Folder, "g-000000"));
        });
        index.Generations.ShouldBe(["g-000001"]);
        index.Applier.Unusable.ShouldBeNull();
        index.Applier.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_generation_without_documents_has_a_sequence_too()
    {
        index.Applier.Apply([new DocumentChange(7, "gone", null)], Cancellation);
        index.Applier.Commit();
        using SearchIndex reader = index.Read();
        reader.Sequence.ShouldBe(7);
        using GenerationBuilder builder = index.Applier.Begin();
        await builder.ApplyAsync([new DocumentChange(7, "gone", null)], Cancellation);
        await builder.CommitAsync();
        index.Applier.Adopt(builder);
        reader.Refresh();
        reader.Sequence.ShouldBe(7);
    }

    [Fact]
    public async Task A_document_that_cannot_be_found_fails_the_check()
    {
        using GenerationBuilder builder = index.Applier.Begin();
        await builder.ApplyAsync(TestGenerations.Changes(1, 3), Cancellation);
        await builder.CommitAsync();
        (await Should.ThrowAsync<GenerationCheckException>(() => builder.CheckAsync(TestGenerations.Changes(4, 1), Cancellation))).Message.ShouldContain("'d4' 0 times");
    }

    [Fact]
    public async Task A_damaged_file_fails_the_check()
    {
        using GenerationBuilder builder = index.Applier.Begin();
        await builder.ApplyAsync(TestGenerations.Changes(1, 200), Cancellation);
        await builder.CommitAsync();
        string stored = Directory.EnumerateFiles(Path.Combine(index.Folder, builder.Name), "*.fdt", SearchOption.AllDirectories).Single();
        byte[] bytes = File.ReadAllBytes(stored);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(stored, bytes);
        (await Should.ThrowAsync<GenerationCheckException>(() => builder.CheckAsync([], Cancellation))).Message.ShouldContain("damaged");
    }

    [Fact]
    public void Too_little_room_is_refused_with_figures()
    {
        index.Put(1, 100);
        string told = Should.Throw<NoRoomException>(() => index.Applier.Begin(_ => 5_000_000)).Message;
        told.ShouldContain("needs about 67 MB");
        told.ShouldContain("only 5 MB are free");
        index.Generations.ShouldBe(["g-000001"]);
        DiskNeed.Beside(1_000_000_000).ShouldBe(1_667_108_864);
    }
}
