using Search.Engine.Queries;
using Search.Engine.Schema;
using Search.Engine.Understanding;

namespace Search.Engine.Suggesting;

/// <summary>The texts to offer for searching, each once. For one request.</summary>
/// <param name="text">What was typed, which by itself is no help.</param>
internal sealed class SuggestedQueries(string text)
{
    /// <summary>Beyond, a text is no help to read.</summary>
    private const int Longest = 120;

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<Candidate> taken = [];

    public int Count => taken.Count;

    /// <summary>The best first. A name that only one document has and that lengthens one of several documents is a name with the next word read into it: <c>Hòa Bình Tổng</c>.</summary>
    public IEnumerable<Suggested> Best() => taken
        .Where(t => t.Named != 1 || !names.Any(name => t.Key.Length > name.Length && t.Key[name.Length] == ' ' && t.Key.StartsWith(name, StringComparison.Ordinal)))
        .OrderByDescending(t => t.Worth).Select(t => t.Suggested);

    /// <summary>Takes a text that documents have, if it can be searched as it stands and says something new.</summary>
    /// <param name="phrase">As a document has it.</param>
    /// <param name="isWhole">Whether it ends there, and not only what is taken of it.</param>
    /// <param name="worth">How much it helps.</param>
    /// <param name="marks">Marks what was typed.</param>
    /// <param name="isSymbol">Whether it is a symbol: one that was typed to its end is offered too, for that documents have it is news.</param>
    /// <param name="named">Of a person or place, how many documents name it; else 0.</param>
    public void Add(string phrase, bool isWhole, double worth, TypedMarks marks, bool isSymbol = false, int named = 0)
    {
        phrase = phrase.Trim();
        string key = ValueKey.Of(phrase);
        if (named > 1)
        {
            names.Add(key);
        }

        if (phrase.Length is > 0 and <= Longest && (isSymbol || !phrase.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) && IsPlain(phrase)
            && (isWhole || (Balance.IsKept(phrase) && !FunctionWords.IsExact(WordRun.Of(phrase).Words[^1].Typed))) && marks.Find(phrase) is { } found && keys.Add(key))
        {
            taken.Add(new Candidate(new Suggested(found.Text), worth, key, named));
        }
    }

    /// <summary>Whether it is searched as its words: nothing in it is taken for a sign of the query's syntax.</summary>
    private static bool IsPlain(string phrase) => QueryParser.Parse(phrase).Clauses.All(clause =>
        !clause.Excluded && clause.Alternatives is [{ Kind: OperandKind.Words, Field: null }]);

    private sealed record Candidate(Suggested Suggested, double Worth, string Key, int Named);
}
