using Search.Engine.Searching;

namespace Search.Engine.Tests.Generations;

/// <summary>Files of the index that are cut off, changed or gone: noticed, and never a smaller answer.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TestGenerations index = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => index.Dispose();

    public static TheoryData<string> Files { get; } = ["segments_*", "*.fdt", "*.tim", "*.si", "*.doc", "*.dvd", "*.nvd"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_missing_file_makes_the_generation_unusable_and_another_takes_its_place(string pattern)
    {
        index.Put(1, 50);
        index.Restart(() => File.Delete(index.Files(pattern)[0]));
        await ReplacedAsync();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task So_does_a_file_that_breaks_off(string pattern)
    {
        index.Put(1, 50);
        index.Restart(() => Cut(index.Files(pattern)[0]));
        if (index.Applier.Unusable is null)
        {
            // Not every cut shows when files are opened; those that do not, show where they are read.
            using SearchIndex reader = index.Read();
            (reader.Defect?.IsDamage == true || SearchFails(reader)).ShouldBeTrue(pattern);
            index.Applier.GiveUp("a search met it");
        }

        await ReplacedAsync();
    }

    [Fact]
    public void A_reader_goes_on_with_what_it_has_open()
    {
        index.Put(1, 50);
        using SearchIndex reader = index.Read();
        foreach (string file in index.Files("*"))
        {
            File.Delete(file);
        }

        Should.Throw<IndexDamagedException>(() => reader.Refresh());
        reader.Defect!.IsDamage.ShouldBeTrue();
        reader.Search(new SearchRequest { Text = "kế hoạch" }, Cancellation).Total.ShouldBe(50);
    }

    [Fact]
    public void A_generation_that_is_not_there_is_no_empty_index()
    {
        index.Put(1, 5);
        using SearchIndex reader = index.Read();
        File.WriteAllText(Path.Combine(index.Folder, "CURRENT"), "g-000009\n");
        Should.Throw<IndexDamagedException>(() => reader.Refresh()).Message.ShouldContain("g-000009");
        reader.Count.ShouldBe(5);
        index.Restart();
        index.Applier.Mended!.ShouldContain("g-000001, which is there, is used again");
        reader.Refresh();
        reader.Count.ShouldBe(5);
        reader.Defect.ShouldBeNull();
    }

    [Fact]
    public void A_lost_CURRENT_is_written_again()
    {
        index.Put(1, 5);
        using SearchIndex reader = index.Read();
        index.Restart(() => File.Delete(Path.Combine(index.Folder, "CURRENT")));
        reader.Refresh().ShouldBeFalse();
        reader.Count.ShouldBe(5);
        index.Applier.Mended.ShouldNotBeNull();
        index.Applier.Count.ShouldBe(5);
    }

    [Fact]
    public void An_index_of_which_nothing_is_left_begins_anew_and_says_so()
    {
        index.Put(1, 5);
        index.Restart(() => Directory.Delete(Path.Combine(index.Folder, "g-000001"), recursive: true));
        index.Applier.Mended!.ShouldContain("built anew");
        index.Applier.Sequence.ShouldBe(0);
    }

    [Fact]
    public void Damage_that_merging_meets_is_told_by_the_commit()
    {
        for (int i = 0; i < 9; i++)
        {
            index.Put(1 + (i * 10), 10);
        }

        // Which of them is merged next is not ours to know.
        foreach (string file in index.Files("*.fdt"))
        {
            Cut(file);
        }

        Should.Throw<IndexDamagedException>(() =>
        {
            for (int i = 9; i < 60; i++)
            {
                index.Put(1 + (i * 10), 10);
            }
        });
    }

    private async Task ReplacedAsync()
    {
        index.Applier.Unusable.ShouldNotBeNull();
        using SearchIndex reader = index.Read();
        using (GenerationBuilder builder = await index.BuildAsync(50))
        {
            index.Applier.Adopt(builder);
        }

        reader.Refresh().ShouldBeTrue();
        reader.Defect.ShouldBeNull();
        reader.Search(new SearchRequest { Text = "kế hoạch" }, Cancellation).Total.ShouldBe(50);
        index.Generations.ShouldBe(["g-000002"]);
    }

    private static bool SearchFails(SearchIndex reader)
    {
        try
        {
            reader.Search(new SearchRequest { Text = "kế hoạch", Size = 100, Facets = [FacetField.Kind] }, Cancellation);
            return false;
        }
        catch (IndexDamagedException)
        {
            return reader.Defect is { IsDamage: true, WhileSearching: true };
        }
    }

    private static void Cut(string file)
    {
        // A merge may be reading it.
        using FileStream stream = new(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        stream.SetLength(stream.Length / 2);
    }
}
