namespace Indexer.Tests.Sources;

public sealed class FolderSourceTests : SourceContract
{
    private string Docs => World.Folder.At("docs");

    protected override IEnumerable<(string Key, string Value)> Settings() => [("name", SourceWorld.Name), ("kind", "folder"), ("path", Docs)];

    protected override Task PutAsync(string key, string title, string text)
    {
        World.Folder.Write($"docs/{key}.html", $"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>");
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync(string key)
    {
        File.Delete(World.Folder.At($"docs/{key}.html"));
        return Task.CompletedTask;
    }

    protected override Task BreakAsync()
    {
        Directory.Move(Docs, Docs + "-mất");
        return Task.CompletedTask;
    }

    protected override Task MendAsync()
    {
        Directory.Move(Docs + "-mất", Docs);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_told_with_the_setting_that_names_it()
    {
        await PutAsync("a", "Một", "Chữ.");
        await World.VisitAsync(Settings());
        await BreakAsync();
        string told = (await World.VisitAsync(Settings())).Told;
        told.ShouldStartWith($"failed: There is no folder '{Docs}'");
        told.ShouldContain("setting 'path'");
        (await World.DocumentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_emptied_folder_is_taken_for_one_that_is_not_there()
    {
        await PutAsync("a", "Một", "Chữ.");
        await World.VisitAsync(Settings());
        await RemoveAsync("a");
        (await World.VisitAsync(Settings())).Told.ShouldContain("1 of 1 items are gone");
        (await World.DocumentsAsync()).Count.ShouldBe(1);
    }
}
