using System.Globalization;
using Search.Analysis.TokenStreams;

namespace Search.Engine.Generations;

/// <summary>What every commit of a partition says of itself.</summary>
/// <param name="Sequence">The last sequence of the store that was applied.</param>
/// <param name="Audience">The partition's audience set, <see cref="PartitionName.Canonical"/>.</param>
internal sealed record CommitStamp(long Sequence, string Audience)
{
    /// <summary>Raised whenever fields change, so that an older index is rebuilt rather than misread.</summary>
    private const string Format = "5";

    /// <summary>Formats that this program's searches understand. Whoever raises <see cref="Format"/> leaves an older one here only where nothing that is read has changed.</summary>
    private static readonly string[] Readable = [Format, "4", "3"];

    /// <summary>How it differs from what this program writes, though it can be searched; null where it does not.</summary>
    public string? Outdated { get; private init; }

    public IDictionary<string, string> ToCommitData() => new Dictionary<string, string>
    {
        ["format"] = Format,
        ["analyzer"] = AnalyzerFingerprint.Value,
        ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
        ["audience"] = Audience,
    };

    /// <summary>The stamp of a commit that is only searched: another analyzer's is good enough until there is a new one.</summary>
    /// <exception cref="IndexMismatchException">When its format cannot be read.</exception>
    public static CommitStamp Read(IDictionary<string, string> data, string where)
    {
        string format = Value(data, "format");
        if (!Readable.Contains(format))
        {
            throw new IndexMismatchException($"The index in '{where}' has format {format}, this program reads {string.Join(", ", Readable)}. {Remedy}");
        }

        return new CommitStamp(long.Parse(data["sequence"], CultureInfo.InvariantCulture), data["audience"])
        {
            Outdated = format != Format ? Difference("format", format, Format)
                : Value(data, "analyzer") is var analyzer && analyzer != AnalyzerFingerprint.Value ? Difference("analyzer", analyzer, AnalyzerFingerprint.Value)
                : null,
        };
    }

    /// <summary>The stamp of a commit that is to be followed by another.</summary>
    /// <exception cref="IndexMismatchException">When this program writes another format or analyzes otherwise.</exception>
    public static CommitStamp ReadToWrite(IDictionary<string, string> data, string where)
    {
        CommitStamp stamp = Read(data, where);
        return stamp.Outdated is { } outdated ? throw new IndexMismatchException($"The index in '{where}' was written with {outdated}. {Remedy}") : stamp;
    }

    private const string Remedy = "It is built anew from the store by whoever holds the index.";

    private static string Value(IDictionary<string, string> data, string key) => data.TryGetValue(key, out string? value) ? value : "none";

    private static string Difference(string what, string found, string wanted) => $"{what} {found}, this program writes {wanted}";
}
