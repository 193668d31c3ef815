using Search.Documents.Store;
using Search.Engine;
using Search.Engine.Searching;

namespace CrashSuite.Samples;

/// <summary>What is in a store and what in an index, as titles by id: titles tell versions apart.</summary>
internal static class Contents
{
    private static readonly HashSet<string> Everyone = ["public", "staff"];

    /// <summary>All that an index finds; fails where it finds a document twice.</summary>
    public static SortedDictionary<string, string> Of(SearchIndex index)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var request = new SearchRequest { Size = 100, After = after, Audiences = Everyone, Passages = false };
            SearchResult page = index.Search(request, CancellationToken.None);
            foreach (Hit hit in page.Hits)
            {
                found.TryAdd(hit.Id, hit.Title.Text).ShouldBeTrue($"'{hit.Id}' is in the index twice.");
            }

            after = page.Next;
        }
        while (after is not null);
        index.Count.ShouldBe(found.Count);
        return found;
    }

    /// <summary>All that a store has, by reading every change.</summary>
    public static async Task<SortedDictionary<string, string>> OfAsync(IDocumentStore store)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        long after = 0;
        while (await store.ReadChangesAsync(after, 1000, CancellationToken.None) is { Count: > 0 } changes)
        {
            foreach (DocumentChange change in changes)
            {
                change.Sequence.ShouldBeGreaterThan(after);
                after = change.Sequence;
                if (change.Document is { } document)
                {
                    found.TryAdd(change.Id, document.Title).ShouldBeTrue($"'{change.Id}' is in the store twice.");
                }
            }
        }

        (await store.CountAsync(CancellationToken.None)).ShouldBe(found.Count);
        return found;
    }
}
