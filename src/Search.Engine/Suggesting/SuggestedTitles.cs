using Lucene.Net.Index;
using Search.Engine.Schema;

namespace Search.Engine.Suggesting;

/// <summary>The documents to offer for what was typed, by their titles. For one request.</summary>
internal sealed class SuggestedTitles(IndexReader reader)
{
    /// <summary>Titles that differ in figures only, as those of a monthly series do: so many of them.</summary>
    private const int MostAlike = 2;

    private readonly HashSet<int> seen = [];
    private readonly List<Candidate> candidates = [];

    public int Count => candidates.Count;

    /// <summary>Takes a document whose title may have what was typed.</summary>
    public void Add(int doc, TypedMarks marks)
    {
        if (seen.Add(doc))
        {
            HitRecord record = HitRecord.Read(reader, doc);
            if (marks.Find(record.Title) is { } found)
            {
                candidates.Add(new Candidate(record, new Suggested(found.Text, record.Id, record.Url), found.First == 0, found.Distance));
            }
        }
    }

    /// <summary>The best: those that begin so, that agree most, the newest; of those with one title the first.</summary>
    public IEnumerable<Suggested> Best()
    {
        var titles = new HashSet<string>(StringComparer.Ordinal);
        var alike = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Candidate candidate in candidates.OrderBy(c => c.Distance).ThenByDescending(c => c.IsBeginning).ThenByDescending(c => c.Record.Date ?? DateOnly.MinValue).ThenBy(c => c.Record.Id, StringComparer.Ordinal))
        {
            string title = ValueKey.Of(candidate.Record.Title);
            if (!titles.Add(title))
            {
                continue;
            }

            string key = string.Concat(title.Where(c => !char.IsAsciiDigit(c)));
            int before = alike.GetValueOrDefault(key);
            alike[key] = before + 1;
            if (before < MostAlike)
            {
                yield return candidate.Suggested;
            }
        }
    }

    private sealed record Candidate(HitRecord Record, Suggested Suggested, bool IsBeginning, float Distance);
}
