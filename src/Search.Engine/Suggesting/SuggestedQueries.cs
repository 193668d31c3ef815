using Search.Engine.Queries;
using Search.Engine.Schema;
using Search.Engine.Understanding;

namespace Search.Engine.Suggesting;

/// <summary>The texts to offer for searching, each once. For one request.</summary>
/// <param name="text">What was typed, which is no help.</param>
internal sealed class SuggestedQueries(string text)
{
    /// <summary>Beyond, a text is no help to read.</summary>
    private const int Longest = 120;

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly List<(Suggested Suggested, double Worth)> taken = [];

    public int Count => taken.Count;

    /// <summary>The best first.</summary>
    public IEnumerable<Suggested> Best() => taken.OrderByDescending(t => t.Worth).Select(t => t.Suggested);

    /// <summary>Takes a text that documents have, if it can be searched as it stands and says something new.</summary>
    /// <param name="phrase">As a document has it.</param>
    /// <param name="isWhole">Whether it ends there, and not only what is taken of it.</param>
    /// <param name="worth">How much it helps.</param>
    /// <param name="marks">Marks what was typed.</param>
    public void Add(string phrase, bool isWhole, double worth, TypedMarks marks)
    {
        phrase = phrase.Trim();
        if (phrase.Length is > 0 and <= Longest && !phrase.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase) && IsPlain(phrase)
            && (isWhole || !FunctionWords.Contains(WordRun.Of(phrase).Words[^1])) && marks.Find(phrase) is { } found && keys.Add(ValueKey.Of(phrase)))
        {
            taken.Add((new Suggested(found.Text), worth));
        }
    }

    /// <summary>Whether it is searched as its words: nothing in it is taken for a sign of the query's syntax.</summary>
    private static bool IsPlain(string phrase) => QueryParser.Parse(phrase).Clauses.All(clause =>
        !clause.Excluded && clause.Alternatives is [{ Kind: OperandKind.Words, Field: null }]);
}
