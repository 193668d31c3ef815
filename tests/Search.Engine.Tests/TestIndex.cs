using Search.Documents;
using Search.Documents.Store;
using Search.Engine.Searching;

namespace Search.Engine.Tests;

/// <summary>An index in a folder of its own, gone when the test ends.</summary>
internal sealed class TestIndex : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-engine-");
    private readonly IndexApplier applier;
    private long sequence;

    public TestIndex()
    {
        applier = IndexApplier.Open(folder.FullName);
        Index = SearchIndex.Open(folder.FullName);
    }

    public SearchIndex Index { get; }

    public string Folder => folder.FullName;

    /// <summary>An index of texts, ids from d0 on.</summary>
    public static TestIndex Of(params string[] texts)
    {
        var index = new TestIndex();
        index.Put([.. texts.Select((text, i) => new Document { Id = $"d{i}", Text = text })]);
        return index;
    }

    public void Put(params Document[] documents)
    {
        applier.Apply([.. documents.Select(d => new DocumentChange(++sequence, d.Id, d))], TestContext.Current.CancellationToken);
        Show();
    }

    public void Delete(params string[] ids)
    {
        applier.Apply([.. ids.Select(id => new DocumentChange(++sequence, id, null))], TestContext.Current.CancellationToken);
        Show();
    }

    public SearchResult Search(SearchRequest request) => Index.Search(request, TestContext.Current.CancellationToken);

    public SearchResult Search(string text) => Search(new SearchRequest { Text = text, Size = 100 });

    /// <summary>The ids found, best first.</summary>
    public string[] Ids(string text) => [.. Search(text).Hits.Select(h => h.Id)];

    public string[] Ids(SearchRequest request) => [.. Search(request).Hits.Select(h => h.Id)];

    public void Dispose()
    {
        Index.Dispose();
        applier.Dispose();
        folder.Delete(recursive: true);
    }

    private void Show()
    {
        applier.Commit();
        Index.Refresh();
    }
}
