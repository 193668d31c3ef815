using System.Collections.Concurrent;
using Search.Documents;
using Search.Documents.Store;
using Search.Engine.Storage;

namespace Search.Engine.Tests.Generations;

/// <summary>What a write costs where documents have many sets of audiences, counted in files that are synced; and that a crash between two commits costs nothing.</summary>
public sealed class PartitionCommitTests : IDisposable
{
    private const int Many = 40;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-partitions-");
    private readonly CountingDisk disk = new();
    private IndexApplier applier;
    private long sequence;

    public PartitionCommitTests()
    {
        applier = IndexApplier.Open(folder.FullName, disk);
        Put([.. Enumerable.Range(0, Many).Select(n => Of("d" + n, "nhóm " + n))]);
    }

    public void Dispose()
    {
        applier.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_write_commits_the_partition_it_changed_and_the_one_that_leads()
    {
        applier.Partitions.ShouldBe(Many + 1);
        disk.Synced.Clear();
        Put(Of("d7", "nhóm 7"));
        Folders().Length.ShouldBe(2);
        disk.Synced.Clear();
        Put(Of("mới", "public"));
        Folders().Length.ShouldBe(1);
        disk.Synced.Clear();
        Apply(new DocumentChange(++sequence, "chưa từng có", null));
        Folders().Length.ShouldBe(1);
        disk.Synced.Clear();
        applier.Commit();
        disk.Synced.ShouldBeEmpty();
    }

    [Fact]
    public void A_document_that_moves_is_taken_from_where_it_was_and_from_nowhere_else()
    {
        disk.Synced.Clear();
        Put(Of("d7", "nhóm 8"));
        Folders().Length.ShouldBe(3);
        Found("nhóm 7").ShouldBeEmpty();
        Found("nhóm 8").Order().ShouldBe(["d7", "d8"]);
        Put(Of("d7", "public"));
        Found("nhóm 8").ShouldBe(["d8"]);
        Found("public").ShouldBe(["d7"]);
        Apply(new DocumentChange(++sequence, "d7", null));
        Found("public").ShouldBeEmpty();
        Restart();
        (applier.Sequence, applier.Count).ShouldBe((sequence, Many - 1));
    }

    [Fact]
    public void A_reader_opens_again_only_what_changed()
    {
        using SearchIndex index = SearchIndex.Open(folder.FullName);
        Put(Of("d7", "nhóm 7"));
        index.Refresh().ShouldBeTrue();
        (index.Sequence, index.Count).ShouldBe((sequence, Many));
        index.Refresh().ShouldBeFalse();
    }

    /// <summary>Wherever a commit of several partitions ends, what is missing is applied again, and readers see nothing before all of it is there.</summary>
    [Fact]
    public void A_commit_that_is_cut_short_anywhere_is_made_up_for()
    {
        for (int after = 0; after < 60; after++)
        {
            using SearchIndex index = SearchIndex.Open(folder.FullName);
            long before = applier.Sequence;
            DocumentChange[] changes = [Change("d1", "nhóm " + (after % Many)), Change("d2", "public"), Change("d3", "nhóm 3"), Change("mới " + after, "nhóm 4")];
            applier.Apply(changes, CancellationToken.None);
            disk.FailAfter(after);
            try
            {
                applier.Commit();
            }
            catch (IOException)
            {
                index.Refresh();
                new[] { before, sequence }.ShouldContain(index.Sequence);
            }

            disk.FailAfter(null);
            Restart();
            new[] { before, sequence }.ShouldContain(applier.Sequence);
            applier.Apply([.. changes.Where(change => change.Sequence > applier.Sequence)], CancellationToken.None);
            applier.Commit();
            index.Refresh();
            index.Sequence.ShouldBe(sequence);
            index.Count.ShouldBe(Many + after + 1);
        }
    }

    [Fact]
    public void What_was_set_aside_is_remembered_and_forgotten_when_it_is_written_again()
    {
        applier.Skip(Change("d7", "nhóm 7"), new SetAsideDocument("d7", "vì sao"));
        applier.Commit();
        Restart();
        applier.SetAside.ShouldBe([new SetAsideDocument("d7", "vì sao")]);
        Found("nhóm 7").ShouldBeEmpty();
        using (SearchIndex index = SearchIndex.Open(folder.FullName))
        {
            index.SetAside.Count.ShouldBe(1);
            index.Sequence.ShouldBe(sequence);
        }

        Put(Of("d7", "nhóm 7"));
        Restart();
        applier.SetAside.ShouldBeEmpty();
        Found("nhóm 7").ShouldBe(["d7"]);
    }

    [Fact]
    public void More_sets_of_audiences_than_an_index_can_have_are_told()
    {
        Document[] documents = [.. Enumerable.Range(0, 1000).Select(n => Of("n" + n, "tổ " + n))];
        Should.Throw<InvalidOperationException>(() => Put(documents)).Message.ShouldContain("1000 sets of audiences");
        applier.Revert();
        applier.Sequence.ShouldBe(Many);
    }

    [Fact]
    public void A_writer_that_ran_out_of_memory_is_replaced()
    {
        applier.Apply([Change("d7", "nhóm 8")], CancellationToken.None);
        disk.Fault = () => new InsufficientMemoryException();
        disk.FailAfter(0);
        Should.Throw<InsufficientMemoryException>(applier.Commit);
        disk.FailAfter(null);
        applier.Revert();
        (applier.Sequence, applier.Count).ShouldBe((Many, Many));
        Apply(new DocumentChange(sequence, "d7", Of("d7", "nhóm 8")));
        Found("nhóm 8").Order().ShouldBe(["d7", "d8"]);
    }

    private static Document Of(string id, string audience) => new() { Id = id, Text = "kế hoạch", Audience = [audience] };

    private DocumentChange Change(string id, string audience) => new(++sequence, id, Of(id, audience));

    private void Put(params Document[] documents) => Apply([.. documents.Select(document => new DocumentChange(++sequence, document.Id, document))]);

    private void Apply(params DocumentChange[] changes)
    {
        applier.Apply(changes, CancellationToken.None);
        applier.Commit();
    }

    private void Restart()
    {
        applier.Dispose();
        applier = IndexApplier.Open(folder.FullName, disk);
    }

    private string[] Found(string audience)
    {
        using SearchIndex index = SearchIndex.Open(folder.FullName);
        var request = new Search.Engine.Searching.SearchRequest { Text = "kế hoạch", Audiences = new HashSet<string> { audience } };
        return [.. index.Search(request, CancellationToken.None).Hits.Select(hit => hit.Id)];
    }

    private string?[] Folders() => [.. disk.Synced.Select(Path.GetDirectoryName).Distinct()];

    /// <summary>Counts the files that are synced, and fails where it is told to.</summary>
    private sealed class CountingDisk : IndexDisk
    {
        private int? left;

        public Func<Exception> Fault { get; set; } = () => new IOException("Ổ đĩa hỏng");

        public ConcurrentBag<string> Synced { get; } = [];

        public void FailAfter(int? syncs) => left = syncs;

        public override void SyncFile(string file)
        {
            lock (this)
            {
                if (left is { } more && (left = more - 1) < 0)
                {
                    throw Fault();
                }
            }

            Synced.Add(file);
        }
    }
}
