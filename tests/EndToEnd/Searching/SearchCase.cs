using System.Text.Json;
using System.Text.Json.Serialization;

namespace EndToEnd.Searching;

/// <summary>
/// A search and what must come of it, as written in <c>cases/*.json</c>. An id may be shortened: <c>notices/01</c> stands for the
/// document whose id begins with <c>samples:notices:01</c>.
/// </summary>
public sealed record SearchCase
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public required string Name { get; init; }

    /// <summary>What is typed; each text must bring what the case says.</summary>
    public required IReadOnlyList<string> Q { get; init; }

    /// <summary>What several texts must also have in common: <c>order</c> (the same documents in the same order, the default), <c>documents</c> or <c>nothing</c>.</summary>
    public string Same { get; init; } = "order";

    /// <summary>Further parameters; a list repeats one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> With { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Ids at the head, in this order.</summary>
    public IReadOnlyList<string> First { get; init; } = [];

    /// <summary>Ids that must be among the first hundred.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>Ids that must not be there.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>All the ids there are, in any order.</summary>
    public IReadOnlyList<string>? Exactly { get; init; }

    public long? Total { get; init; }

    /// <summary>By id: how many others stand behind a hit.</summary>
    public IReadOnlyDictionary<string, int> Collapsed { get; init; } = new Dictionary<string, int>();

    /// <summary>By id: pieces of the original that must be marked, letter by letter as they stand there.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Marked { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By id: the only pieces that may be marked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> MarkedOnly { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By id: pieces of the text that some passage must show.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Shown { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By id: pieces of the text that no passage may show.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Hidden { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By id: items that passages must stand in; an empty text for none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Items { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Ids, and no others, of hits whose text breaks off.</summary>
    public IReadOnlyList<string>? Truncated { get; init; }

    /// <summary>By kind: what the query was rewritten to; an empty object demands that nothing was.</summary>
    public IReadOnlyDictionary<string, string>? Rewritten { get; init; }

    public bool? Relaxed { get; init; }

    /// <summary>What must be offered; an empty text demands that nothing is.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>By facet: counts that must be told.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Facets { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, long>>();

    /// <summary>By property: the value of every hit.</summary>
    public IReadOnlyDictionary<string, string> Every { get; init; } = new Dictionary<string, string>();

    /// <summary><c>newest</c> or <c>oldest</c>: dates fall or rise, documents without date last.</summary>
    public string? Sorted { get; init; }

    public override string ToString() => Name;

    /// <summary>Reads the cases of a file.</summary>
    public static IReadOnlyList<SearchCase> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return JsonSerializer.Deserialize<IReadOnlyList<SearchCase>>(file, Options)!;
    }
}
