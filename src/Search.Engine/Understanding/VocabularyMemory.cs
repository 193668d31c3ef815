using System.Collections.Concurrent;

namespace Search.Engine.Understanding;

/// <summary>
/// What queries have looked up in the dictionaries of one state of an index, kept until that state is replaced: words of queries repeat, and a
/// look-up asks each segment. Bounded: some ten megabytes at most. Thread safe.
/// </summary>
internal sealed class VocabularyMemory
{
    public LookupMemory<int> Frequencies { get; } = new();

    public LookupMemory<IReadOnlyList<Reading>> Readings { get; } = new();

    public LookupMemory<IReadOnlyList<string>> Terms { get; } = new();
}

/// <summary>Answers by field and term.</summary>
internal sealed class LookupMemory<T>
{
    /// <summary>Answers kept; when there are more all are forgotten, which costs less than knowing which are old.</summary>
    private const int Most = 30_000;

    private readonly ConcurrentDictionary<(string Field, string Term), T> known = new();
    private int count;

    public T Get(string field, string term, Func<T> lookUp)
    {
        if (known.TryGetValue((field, term), out T? answer))
        {
            return answer;
        }

        answer = lookUp();
        if (Interlocked.Increment(ref count) > Most)
        {
            known.Clear();
            Interlocked.Exchange(ref count, 1);
        }

        known[(field, term)] = answer;
        return answer;
    }
}
