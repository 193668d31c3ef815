using Lucene.Net.Index;
using Lucene.Net.Store;
using Search.Documents;
using Search.Engine.Generations;
using Search.Engine.Grouping;

namespace Search.Engine.Tests.Grouping;

public class SharedKeysTests
{
    [Fact]
    public void Reading_ends_with_who_asked_and_the_next_who_asks_reads_again()
    {
        using var index = new TestIndex();
        index.Put([.. Enumerable.Range(1, 3).Select(month => new Document { Id = $"d{month}", Title = $"Bản tin khuyến nông lúa tôm tháng {month}/2024", Text = "Nội dung", Issuer = "Trạm Khuyến nông" })]);
        using var partition = new NIOFSDirectory(new DirectoryInfo(System.IO.Directory.GetDirectories(index.Folder, "p-*", SearchOption.AllDirectories).ShouldHaveSingleItem()));
        using DirectoryReader reader = DirectoryReader.Open(partition);
        var readable = new ReadableIndex([reader]);
        Should.Throw<OperationCanceledException>(() => SharedKeys.Read(reader, new CancellationToken(canceled: true)));
        Should.Throw<OperationCanceledException>(() => readable.SharedKeys(new CancellationToken(canceled: true)));
        readable.SharedKeys(TestContext.Current.CancellationToken).Count.ShouldBe(1);
    }
}
