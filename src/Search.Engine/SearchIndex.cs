using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Documents;
using Search.Engine.Citing;
using Search.Engine.Generations;
using Search.Engine.Schema;
using Search.Engine.Searching;
using Search.Engine.Similar;
using Search.Engine.Snippets;
using Search.Engine.Suggesting;
using Search.Engine.Understanding;

namespace Search.Engine;

/// <summary>
/// The reading side of an index: follows the generation that <c>CURRENT</c> names and answers queries. Thread safe.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private const int MostAttempts = 5;

    private readonly IndexFolder folder;
    private readonly Lock refreshing = new();
    private Snapshot current;
    private volatile IndexDefect? defect;

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

    /// <summary>Documents of the store that the index could not take, and so has not.</summary>
    public IReadOnlyList<SetAsideDocument> SetAside => current.SetAside;

    /// <summary>The name of the generation in use; null while there is none.</summary>
    public string? Generation => current.Generation;

    /// <summary>
    /// What is wrong with the index as far as reading it has shown; null while nothing is. What could be read before stays in use.
    /// </summary>
    public IndexDefect? Defect => defect;

    /// <summary>
    /// Opens the index below <paramref name="path"/> (a folder <c>index</c> of the data path). An absent index is an empty one; so is one that cannot be
    /// read, until there is another: see <see cref="Defect"/>.
    /// </summary>
    public static SearchIndex Open(string path)
    {
        var index = new SearchIndex(new IndexFolder(path));
        try
        {
            index.Refresh();
        }
        catch (Exception fault) when (fault is IndexMismatchException or IndexDamagedException)
        {
            // The defect is kept.
        }

        return index;
    }

    /// <summary>Makes what has been committed since visible; cheap when nothing has. Returns whether anything changed.</summary>
    /// <exception cref="IndexMismatchException">When a program of another version has written meanwhile; the old state stays in use.</exception>
    /// <exception cref="IndexDamagedException">When files are damaged or gone; the old state stays in use.</exception>
    public bool Refresh()
    {
        lock (refreshing)
        {
            for (int attempt = 1; ; attempt++)
            {
                string? generation = folder.Current;
                try
                {
                    if (Follow(generation) is { } changed)
                    {
                        return changed;
                    }
                }
                catch (Exception fault) when (attempt < MostAttempts && (folder.Current != generation || IndexDamage.Is(fault)))
                {
                    // Another generation, or another commit, may have taken its place while this one was being opened.
                }
                catch (IndexMismatchException fault)
                {
                    defect = new IndexDefect(fault.Message, IsDamage: false);
                    throw;
                }
                catch (Exception fault) when (IndexDamage.IsWhileOpening(fault))
                {
                    IndexDamagedException damaged = IndexDamage.Told(fault, folder.Path);
                    defect = new IndexDefect(damaged.Message, IsDamage: true);
                    throw damaged;
                }
            }
        }
    }

    /// <summary>Answers a query.</summary>
    /// <exception cref="InvalidCursorException">When <see cref="SearchRequest.After"/> is not a cursor of this index.</exception>
    /// <exception cref="IndexDamagedException">When it meets damaged files; then <see cref="Defect"/> says so.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellation) =>
        Read(request.Audiences, readable => new SearchRun(readable, Lexicon, request, cancellation).Answer());

    /// <summary>What to go on with after what was typed so far, by the documents the caller may read and nothing else. Nothing for an empty text.</summary>
    /// <exception cref="IndexDamagedException">When it meets damaged files; then <see cref="Defect"/> says so.</exception>
    public IReadOnlyList<Suggested> Suggest(SuggestRequest request, CancellationToken cancellation) =>
        Read(request.Audiences, readable => new SuggestRun(readable, Lexicon, request, cancellation).Answer());

    /// <summary>The documents most like one, by what the caller may read: neither itself nor copies of it.</summary>
    /// <param name="document">The document, one that the caller may read.</param>
    /// <param name="size">The most hits.</param>
    /// <param name="audiences">The caller's audiences.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="IndexDamagedException">When it meets damaged files; then <see cref="Defect"/> says so.</exception>
    public IReadOnlyList<Hit> Similar(Document document, int size, IReadOnlySet<string> audiences, CancellationToken cancellation) =>
        Read(audiences, readable => new SimilarFinder(readable, Lexicon, cancellation).Of(document, size));

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

    /// <summary>Marks a whole document as a hit for the query would be: what <c>/documents/{id}?q=</c> shows.</summary>
    public (MarkedText Title, MarkedText Text) MarkAll(string title, string text, string query, AccentMode accents = AccentMode.Auto, IReadOnlySet<string>? audiences = null)
    {
        Snapshot snapshot = Acquire();
        try
        {
            var request = new SearchRequest { Text = query, Accents = accents };
            Vocabulary vocabulary = snapshot.ReadableBy(audiences ?? request.Audiences).Vocabulary();
            return new Highlighter(Queries.QueryBuilder.Build(request, vocabulary, Lexicon).Marks).MarkAll(title, text);
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>Who cites a document, and which of those that it cites there are; by the documents the caller may read. Nothing of one that is not in the index yet.</summary>
    /// <param name="document">The document.</param>
    /// <param name="most">The most citing documents listed.</param>
    /// <param name="audiences">The caller's audiences.</param>
    /// <param name="cancellation">Ends the search.</param>
    public DocumentCitations Citations(Document document, int most, IReadOnlySet<string> audiences, CancellationToken cancellation)
    {
        Snapshot snapshot = Acquire();
        try
        {
            return new CitationFinder(snapshot.ReadableBy(audiences).Searcher.IndexReader).Of(document, most, cancellation);
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

    /// <summary>Shows what a generation has by now; null where it was replaced meanwhile and may be incomplete.</summary>
    private bool? Follow(string? generation)
    {
        Snapshot old = current;
        if (generation is null)
        {
            // None yet, or its file was lost; whoever holds the index puts that right.
            return false;
        }

        if (!folder.Has(generation))
        {
            throw new IndexDamagedException($"The index in '{folder.Path}' names '{generation}' as the generation in use, which is not there.");
        }

        List<PartitionReader> partitions = PartitionReader.OpenAll(folder, generation, generation == old.Generation ? old.Partitions : null);
        if (generation == old.Generation && !CommitStamp.AreOfOneMoment([.. partitions.Select(p => p.Stamp)]))
        {
            partitions.ForEach(p => p.Release());
            return false;
        }

        if (folder.Current != generation)
        {
            // It may have been removed under our eyes, partition by partition.
            partitions.ForEach(p => p.Release());
            return null;
        }

        string? outdated = partitions.Select(p => p.Stamp.Outdated).FirstOrDefault(o => o is not null);
        if (generation != old.Generation || defect?.WhileSearching != true)
        {
            defect = outdated is null ? null : new IndexDefect($"The index was written with {outdated}. It is searched until another is built from the store.", IsDamage: false);
        }

        if (generation == old.Generation && partitions.SequenceEqual(old.Partitions))
        {
            partitions.ForEach(p => p.Release());
            return false;
        }

        current = new Snapshot(generation, partitions, old.Version + 1);
        old.Release();
        return true;
    }

    /// <summary>Reads what a caller may; damage that is met is kept as <see cref="Defect"/>.</summary>
    private T Read<T>(IReadOnlySet<string> audiences, Func<ReadableIndex, T> read)
    {
        Snapshot snapshot = Acquire();
        try
        {
            return read(snapshot.ReadableBy(audiences));
        }
        catch (Exception fault) when (IndexDamage.Is(fault))
        {
            IndexDamagedException damaged = IndexDamage.Told(fault, folder.Path);
            if (snapshot.Generation == current.Generation)
            {
                defect = new IndexDefect(damaged.Message, IsDamage: true, WhileSearching: true);
            }

            throw damaged;
        }
        finally
        {
            snapshot.Release();
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

/// <summary>What is wrong with an index.</summary>
/// <param name="Reason">A sentence or two.</param>
/// <param name="IsDamage">Whether files are damaged or gone; else format or analyzer are another version's.</param>
/// <param name="WhileSearching">Whether a search met it in a generation that could be opened.</param>
public sealed record IndexDefect(string Reason, bool IsDamage, bool WhileSearching = false);
