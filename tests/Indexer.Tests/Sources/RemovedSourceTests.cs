using Indexer.Configuration;
using Indexer.Ingestion;
using Indexer.Sources;
using Indexer.Sources.Folders;
using Indexer.Tests.Ingestion;

namespace Indexer.Tests.Sources;

public sealed class RemovedSourceTests : SqlSourceBase
{
    private static (string Key, string Value)[] Settings(string folder, string name) => [("name", name), ("kind", "folder"), ("path", folder)];

    [Fact]
    public async Task A_source_that_is_configured_no_more_is_told_until_its_documents_are_gone()
    {
        World.Folder.Write("docs/a.txt", "Một dòng.");
        World.Folder.Write("moi/b.txt", "Hai dòng.");
        await World.VisitAsync(Settings(World.Folder.At("docs"), "Tên cũ"));
        await World.VisitAsync(Settings(World.Folder.At("moi"), "Tên mới"));
        IReadOnlyList<SourceOptions> configured = SourceWorld.Read(Settings(World.Folder.At("moi"), "Tên mới"));

        IReadOnlyList<SourceStatus> all = await SourceStatus.ReadAsync(configured, World.Store, TimeProvider.System, Cancellation);
        all.Select(source => (source.Name, source.Kind, source.Documents)).ShouldBe([("Tên mới", "folder", 1), ("Tên cũ", SourceStatus.Removed, 1)]);

        // As docs/operations.md has it.
        string empty = Directory.CreateDirectory(World.Folder.At("trống")).FullName;
        await new Ingest(World.Store, new IngestOptions(), new FolderSource(new IngestRequest([empty], "Tên cũ", Prune: true)), new IngestTests.Nobody(), () => { }).RunAsync(Cancellation);
        (await SourceStatus.ReadAsync(configured, World.Store, TimeProvider.System, Cancellation)).ShouldHaveSingleItem().Name.ShouldBe("Tên mới");
        (await World.DocumentsAsync()).ShouldHaveSingleItem().Source.ShouldBe("Tên mới");
    }
}
