using Indexer.Languages;

namespace SearchApi.Problems;

/// <summary>What is wrong with the parameters of one request. Not thread safe.</summary>
public sealed class ParameterErrors
{
    private readonly List<(string Parameter, Wording Message, Wording OnPage)> all = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => all.Count == 0;

    /// <summary>Each parameter with a complaint, in the order found.</summary>
    public IReadOnlyList<(string Parameter, Wording Message, Wording OnPage)> All => all;

    /// <summary>Adds a complaint.</summary>
    /// <param name="parameter">Its name in the API.</param>
    /// <param name="message">What callers of the API are told.</param>
    /// <param name="onPage">What people are told on a page, where that speaks of nothing they know from there.</param>
    public void Add(string parameter, Wording message, Wording? onPage = null) => all.Add((parameter, message, onPage ?? message));

    /// <summary>The complaints by parameter in one language.</summary>
    public IReadOnlyDictionary<string, string[]> In(Language language) => all
        .GroupBy(error => error.Parameter, error => error.Message.In(language))
        .ToDictionary(group => group.Key, group => group.ToArray());
}
