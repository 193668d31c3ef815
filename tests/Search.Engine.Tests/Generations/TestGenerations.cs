using Search.Documents;
using Search.Documents.Store;

namespace Search.Engine.Tests.Generations;

/// <summary>An index in a folder, written and read as programs do it.</summary>
internal sealed class TestGenerations : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-generations-");

    public TestGenerations() => Applier = IndexApplier.Open(folder.FullName);

    public IndexApplier Applier { get; private set; }

    public string Folder => folder.FullName;

    public string[] Generations => [.. Directory.EnumerateDirectories(Folder, "g-*").Select(Path.GetFileName).OfType<string>().Order()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static DocumentChange[] Changes(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(n => new DocumentChange(n, $"d{n}", new Document { Id = $"d{n}", Title = $"Thông báo {n}", Text = "kế hoạch năm " + n }))];

    public void Put(int from, int count)
    {
        Applier.Apply(Changes(from, count), Cancellation);
        Applier.Commit();
    }

    /// <summary>A generation with documents from 1 on, ready to be adopted.</summary>
    public async Task<GenerationBuilder> BuildAsync(int count)
    {
        GenerationBuilder builder = Applier.Begin();
        await builder.ApplyAsync(Changes(1, count), Cancellation);
        await builder.CommitAsync();
        await builder.CheckAsync(Changes(1, Math.Min(3, count)), Cancellation);
        return builder;
    }

    public SearchIndex Read() => SearchIndex.Open(Folder);

    /// <summary>The files of the generation in use whose names end so.</summary>
    public string[] Files(string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, File.ReadAllText(Path.Combine(Folder, "CURRENT")).Trim()), pattern, SearchOption.AllDirectories)];

    /// <summary>Ends the holder and begins anew, with something done to the files between.</summary>
    public void Restart(Action? between = null)
    {
        Applier.Dispose();
        between?.Invoke();
        Applier = IndexApplier.Open(Folder);
    }

    public void Dispose()
    {
        Applier.Dispose();
        folder.Delete(recursive: true);
    }
}
