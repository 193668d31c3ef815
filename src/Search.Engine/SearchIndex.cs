using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Engine.Generations;
using Search.Engine.Schema;
using Search.Engine.Searching;
using Search.Engine.Snippets;
using Search.Engine.Storage;
using Search.Engine.Understanding;

namespace Search.Engine;

/// <summary>
/// The reading side of an index: follows the generation that <c>CURRENT</c> names and answers queries. Thread safe.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private readonly IndexFolder folder;
    private readonly Lock refreshing = new();
    private Snapshot current;

    private SearchIndex(IndexFolder folder)
    {
        this.folder = folder;
        current = new Snapshot(null, [], 0);
    }

    /// <summary>Which words mean the same, for the next search on; to be exchanged at any time.</summary>
    public Lexicon Lexicon { get; set; } = Lexicon.BuiltIn;

    /// <summary>The store's sequence up to which documents can be found.</summary>
    public long Sequence => current.Sequence;

    public long Count => current.Count;

    /// <summary>The name of the generation in use; null while there is none.</summary>
    public string? Generation => current.Generation;

    /// <summary>Opens the index below <paramref name="path"/> (a folder <c>index</c> of the data path). An absent index is an empty one.</summary>
    /// <exception cref="IndexMismatchException">When format or analyzer differ from this program's.</exception>
    public static SearchIndex Open(string path) => Open(path, IndexDisk.Local);

    /// <summary>As <see cref="Open(string)"/>, on a disk that tests bring.</summary>
    internal static SearchIndex Open(string path, IndexDisk disk)
    {
        var index = new SearchIndex(new IndexFolder(path, disk));
        index.Refresh();
        return index;
    }

    /// <summary>Makes what has been committed since visible; cheap when nothing has. Returns whether anything changed.</summary>
    /// <exception cref="IndexMismatchException">When a program of another version has written meanwhile; the old state stays in use.</exception>
    public bool Refresh()
    {
        lock (refreshing)
        {
            Snapshot old = current;
            string? generation = folder.Current;
            List<PartitionReader> partitions = generation is null ? [] : OpenPartitions(generation, old);
            if (generation == old.Generation && partitions.SequenceEqual(old.Partitions))
            {
                partitions.ForEach(p => p.Release());
                return false;
            }

            current = new Snapshot(generation, partitions, old.Version + 1);
            old.Release();
            return true;
        }
    }

    /// <summary>Answers a query.</summary>
    /// <exception cref="InvalidCursorException">When <see cref="SearchRequest.After"/> is not a cursor of this index.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellation)
    {
        Snapshot snapshot = Acquire();
        try
        {
            return new SearchRun(snapshot.ReadableBy(request.Audiences), Lexicon, request, cancellation).Answer();
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>How a query is understood, step by step, by the documents the caller may read.</summary>
    /// <param name="request">Its text, and how its marks and words decide; pages, filters and order count for nothing.</param>
    public QueryAnalysis Analyze(SearchRequest request)
    {
        Snapshot snapshot = Acquire();
        try
        {
            var steps = new StepRecorder(isDetailed: true);
            Queries.BuiltQuery built = Queries.QueryBuilder.Build(request, snapshot.ReadableBy(request.Audiences).Vocabulary(), Lexicon, steps);
            return new QueryAnalysis(built.Understood, steps.Steps);
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>Marks a whole text as a hit for the query would be: what <c>/documents/{id}?q=</c> shows.</summary>
    public MarkedText MarkAll(string text, string query, AccentMode accents = AccentMode.Auto, IReadOnlySet<string>? audiences = null)
    {
        Snapshot snapshot = Acquire();
        try
        {
            var request = new SearchRequest { Text = query, Accents = accents };
            Vocabulary vocabulary = snapshot.ReadableBy(audiences ?? request.Audiences).Vocabulary();
            return new Highlighter(Queries.QueryBuilder.Build(request, vocabulary, Lexicon).Marks).MarkAll(text);
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>Whether the caller may read the document, by the partitions it may search.</summary>
    public bool Contains(string id, IReadOnlySet<string> audiences)
    {
        Snapshot snapshot = Acquire();
        try
        {
            return snapshot.ReadableBy(audiences).Searcher.Search(new TermQuery(new Term(FieldNames.Id, id)), 1).TotalHits > 0;
        }
        finally
        {
            snapshot.Release();
        }
    }

    public void Dispose() => current.Release();

    private List<PartitionReader> OpenPartitions(string generation, Snapshot old)
    {
        var opened = new List<PartitionReader>();
        try
        {
            foreach (DirectoryInfo partition in folder.Partitions(generation))
            {
                PartitionReader? known = generation == old.Generation ? old.Partitions.FirstOrDefault(p => p.Name == partition.Name) : null;
                if ((known?.Follow() ?? PartitionReader.Open(folder.Disk, partition)) is { } reader)
                {
                    opened.Add(reader);
                }
            }

            return opened;
        }
        catch
        {
            opened.ForEach(p => p.Release());
            throw;
        }
    }

    private Snapshot Acquire()
    {
        Snapshot snapshot = current;
        while (!snapshot.TryAcquire())
        {
            snapshot = current;
        }

        return snapshot;
    }
}

/// <summary>The <c>after</c> of a request is not a cursor that this index gave out.</summary>
public sealed class InvalidCursorException(string message) : Exception(message);
