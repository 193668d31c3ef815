namespace Indexer.Quality;

/// <summary>What an ingest read from one source.</summary>
/// <param name="Missing">Documents that lack a part, by the part.</param>
/// <param name="Suspicious">Documents with something suspicious, by its code.</param>
public sealed record SourceQuality(
    string Source,
    long Documents,
    long Notices,
    long News,
    long Truncated,
    IReadOnlyDictionary<string, long> Missing,
    IReadOnlyDictionary<string, long> Suspicious);

/// <summary>Adds up the quality of documents by source. Used by one thread at a time.</summary>
internal sealed class QualityTally
{
    private readonly SortedDictionary<string, Counts> sources = new(StringComparer.Ordinal);

    public void Add(DocumentQuality quality)
    {
        if (!sources.TryGetValue(quality.Source, out Counts? counts))
        {
            sources.Add(quality.Source, counts = new Counts());
        }

        counts.Documents++;
        counts.Notices += quality.Kind == "notice" ? 1 : 0;
        counts.Truncated += quality.Truncated ? 1 : 0;
        foreach (string part in quality.Missing)
        {
            counts.Missing[part] = counts.Missing.GetValueOrDefault(part) + 1;
        }

        foreach (string code in quality.Suspicious.Select(suspicion => suspicion.Code).Distinct())
        {
            counts.Suspicious[code] = counts.Suspicious.GetValueOrDefault(code) + 1;
        }
    }

    public IReadOnlyList<SourceQuality> BySource() =>
        [.. sources.Select(source => new SourceQuality(
            source.Key,
            source.Value.Documents,
            source.Value.Notices,
            source.Value.Documents - source.Value.Notices,
            source.Value.Truncated,
            source.Value.Missing,
            source.Value.Suspicious))];

    private sealed class Counts
    {
        public long Documents { get; set; }

        public long Notices { get; set; }

        public long Truncated { get; set; }

        public SortedDictionary<string, long> Missing { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, long> Suspicious { get; } = new(StringComparer.Ordinal);
    }
}
