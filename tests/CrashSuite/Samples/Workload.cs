using System.Globalization;
using Search.Documents;
using Search.Documents.Store;

namespace CrashSuite.Samples;

/// <summary>Writes of small notices: added, replaced, moved to another audience, deleted. The same seed gives the same writes.</summary>
internal sealed class Workload(int seed)
{
    private const int Documents = 40;

    private readonly Random random = new(seed);
    private int version;

    /// <summary>Up to <paramref name="most"/> writes, each of another document.</summary>
    public IReadOnlyList<DocumentWrite> Next(int most)
    {
        var writes = new Dictionary<string, DocumentWrite>();
        for (int left = random.Next(1, most + 1); left > 0; left--)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"tb-{random.Next(Documents)}");
            writes[id] = new DocumentWrite(id, random.Next(5) == 0 ? null : Make(id));
        }

        return [.. writes.Values];
    }

    private Document Make(string id) => new()
    {
        Id = id,
        Title = string.Create(CultureInfo.InvariantCulture, $"Thông báo {id} bản {++version}"),
        Text = string.Concat(Enumerable.Repeat("Ủy ban họp thường kỳ về đầu tư công và nông thôn mới. ", random.Next(1, 8))),
        Audience = random.Next(4) == 0 ? ["staff"] : ["public"],
    };
}
