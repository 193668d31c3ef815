using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Search.Engine.Searching;
using Directory = System.IO.Directory;

namespace Search.Engine.Tests.Generations;

/// <summary>An index that another version of the program wrote.</summary>
public sealed class OutdatedTests : IDisposable
{
    private readonly TestGenerations index = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => index.Dispose();

    [Fact]
    public async Task Of_another_analyzer_it_is_searched_until_another_is_built()
    {
        index.Put(1, 30);
        index.Restart(() => Stamp("analyzer", "1-cũ"));
        index.Applier.Unusable!.ShouldContain("analyzer 1-cũ");
        using SearchIndex reader = index.Read();
        reader.Defect.ShouldNotBeNull().IsDamage.ShouldBeFalse();
        reader.Search(new SearchRequest { Text = "kế hoạch" }, Cancellation).Total.ShouldBe(30);
        Should.Throw<InvalidOperationException>(() => index.Applier.Apply(TestGenerations.Changes(31, 1), Cancellation));
        using GenerationBuilder builder = await index.BuildAsync(31);
        index.Applier.Adopt(builder);
        reader.Refresh();
        reader.Defect.ShouldBeNull();
        reader.Search(new SearchRequest { Text = "kế hoạch" }, Cancellation).Total.ShouldBe(31);
    }

    [Fact]
    public async Task Of_a_format_that_cannot_be_read_nothing_is_found_until_another_is_built()
    {
        index.Put(1, 30);
        index.Restart(() => Stamp("format", "0"));
        index.Applier.Unusable!.ShouldContain("format 0");
        using SearchIndex reader = index.Read();
        reader.Defect.ShouldNotBeNull().Reason.ShouldContain("format 0");
        reader.Search(new SearchRequest { Text = "kế hoạch" }, Cancellation).Total.ShouldBe(0);
        using GenerationBuilder builder = await index.BuildAsync(30);
        index.Applier.Adopt(builder);
        reader.Refresh();
        reader.Defect.ShouldBeNull();
        reader.Search(new SearchRequest { Text = "kế hoạch" }, Cancellation).Total.ShouldBe(30);
    }

    [Fact]
    public void Of_a_later_format_it_changes_nothing_that_is_open()
    {
        index.Put(1, 30);
        using SearchIndex reader = index.Read();
        index.Restart(() => Stamp("format", "99"));
        Should.Throw<IndexMismatchException>(() => reader.Refresh());
        reader.Search(new SearchRequest { Text = "kế hoạch" }, Cancellation).Total.ShouldBe(30);
    }

    private void Stamp(string key, string value)
    {
        foreach (string partition in Directory.EnumerateDirectories(Path.Combine(index.Folder, "g-000001")))
        {
            using var directory = new NIOFSDirectory(new DirectoryInfo(partition));
            var infos = new SegmentInfos();
            infos.Read(directory);
            using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { OpenMode = OpenMode.APPEND });
            writer.SetCommitData(new Dictionary<string, string>(infos.UserData) { [key] = value });
            writer.Commit();
        }
    }
}
