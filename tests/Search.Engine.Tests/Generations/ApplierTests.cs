using Search.Documents;
using Search.Documents.Store;

namespace Search.Engine.Tests.Generations;

public class ApplierTests
{
    [Fact]
    public void Applying_twice_is_applying_once()
    {
        using var index = new TestIndex();
        var document = new Document { Id = "a", Text = "thông báo" };
        index.Put(document);
        index.Put(document);
        index.Index.Count.ShouldBe(1);
        index.Ids("thông báo").ShouldBe(["a"]);
    }

    [Fact]
    public void A_deleted_document_is_gone_and_an_unknown_one_no_error()
    {
        using TestIndex index = TestIndex.Of("thông báo", "thông báo khác");
        index.Delete("d0", "never");
        index.Ids("thông báo").ShouldBe(["d1"]);
    }

    [Fact]
    public void What_was_not_committed_is_applied_again_after_a_crash()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-engine-");
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using (IndexApplier applier = IndexApplier.Open(folder.FullName))
        {
            applier.Apply([new DocumentChange(1, "a", new Document { Id = "a", Text = "thông báo" })], cancellation);
            applier.Commit();
            applier.Apply([new DocumentChange(2, "b", new Document { Id = "b", Text = "thông báo" })], cancellation);
        }

        using (IndexApplier applier = IndexApplier.Open(folder.FullName))
        {
            applier.Sequence.ShouldBe(1);
        }

        using SearchIndex index = SearchIndex.Open(folder.FullName);
        index.Count.ShouldBe(1);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_second_applier_learns_who_holds_the_index()
    {
        using var index = new TestIndex();
        Should.Throw<IndexHeldException>(() => IndexApplier.Open(index.Folder)).Message.ShouldContain(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_absent_index_is_an_empty_one()
    {
        using SearchIndex index = SearchIndex.Open(Path.Combine(Path.GetTempPath(), "tracuu-" + Guid.NewGuid()));
        index.Count.ShouldBe(0);
        index.Search(new() { Text = "thông báo" }, TestContext.Current.CancellationToken).Total.ShouldBe(0);
    }
}
