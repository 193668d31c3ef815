namespace Search.Engine.Grouping;

/// <summary>
/// The groups that the found documents form: those that share a key are of one, and so are those that such a one joins. For one search; not thread safe.
/// </summary>
/// <param name="keys">The keys that documents share.</param>
internal sealed class DocumentGroups(SharedKeys keys)
{
    private readonly int[] parents = [.. Enumerable.Range(0, keys.Count)];
    private readonly int[] members = new int[keys.Count];
    private readonly HashSet<int> spent = [];
    private int alone;

    /// <summary>How many documents were found.</summary>
    public long Found { get; private set; }

    /// <summary>How many groups the found documents form; a document that shares nothing is one.</summary>
    public long Count => alone + parents.Where((parent, key) => parent == key && members[key] > 0).LongCount();

    /// <summary>Adds a document that was found. All are added before anything is asked.</summary>
    public void Add(int doc)
    {
        Found++;
        if (Join(doc) is { } root)
        {
            members[root]++;
        }
        else
        {
            alone++;
        }
    }

    /// <summary>Joins the groups of all keys of a document, which need not be found itself; gives their group, null where it shares nothing with any.</summary>
    public int? Join(int doc)
    {
        ReadOnlySpan<int> shared = keys.Of(doc);
        if (shared.IsEmpty)
        {
            return null;
        }

        int root = RootOf(shared[0]);
        foreach (int key in shared[1..])
        {
            int other = RootOf(key);
            if (other != root)
            {
                parents[other] = root;
                members[root] += members[other];
            }
        }

        return root;
    }

    /// <summary>The group of a document; a negative number, its own, where it shares nothing with any.</summary>
    public int Of(int doc) => keys.Of(doc) is [var key, ..] ? RootOf(key) : ~doc;

    /// <summary>How many of the found documents are of a group.</summary>
    public int SizeOf(int group) => group < 0 ? 1 : members[group];

    /// <summary>Leaves out groups of which one of these documents was shown before.</summary>
    public void Spend(IEnumerable<int> shown) => spent.UnionWith(shown.Select(Of));

    public bool IsSpent(int group) => spent.Contains(group);

    private int RootOf(int key)
    {
        while (parents[key] != key)
        {
            key = parents[key] = parents[parents[key]];
        }

        return key;
    }
}
