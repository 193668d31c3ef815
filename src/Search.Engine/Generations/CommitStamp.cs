using System.Globalization;
using Search.Analysis.TokenStreams;

namespace Search.Engine.Generations;

/// <summary>What every commit of a partition says of itself.</summary>
/// <param name="Sequence">The last sequence of the store that was applied.</param>
/// <param name="Audience">The partition's audience set, <see cref="PartitionName.Canonical"/>.</param>
internal sealed record CommitStamp(long Sequence, string Audience)
{
    /// <summary>
    /// Whether the partition is committed after all others: then its sequence is the generation's. Others that had nothing to commit stay behind it.
    /// Indexes of earlier programs have none such.
    /// </summary>
    public bool Leads { get; init; }

    /// <summary>Documents of the generation that it could not take; told by the partition that leads.</summary>
    public IReadOnlyList<SetAsideDocument> SetAside { get; init; } = [];

    /// <summary>Raised whenever fields change, so that an older index is rebuilt rather than misread.</summary>
    private const string Format = "7";

    /// <summary>Formats that this program's searches understand. Whoever raises <see cref="Format"/> leaves an older one here only where nothing that is read has changed.</summary>
    private static readonly string[] Readable = [Format, "6", "5", "4", "3"];

    /// <summary>How it differs from what this program writes, though it can be searched; null where it does not.</summary>
    public string? Outdated { get; private init; }

    /// <summary>
    /// The sequence up to which a generation has everything. That of the partition that leads; where none does, the least, since an earlier program
    /// committed all of them one after another.
    /// </summary>
    public static long SequenceOf(IReadOnlyCollection<CommitStamp> stamps) =>
        stamps.Count == 0 ? 0 : stamps.FirstOrDefault(stamp => stamp.Leads)?.Sequence ?? stamps.Min(stamp => stamp.Sequence);

    /// <summary>Whether these are of one moment: between the commits of two partitions a document that moves would be found twice, or not at all.</summary>
    public static bool AreOfOneMoment(IReadOnlyCollection<CommitStamp> stamps) =>
        SequenceOf(stamps) is var sequence && stamps.Any(stamp => stamp.Leads) ? stamps.All(stamp => stamp.Sequence <= sequence) : stamps.All(stamp => stamp.Sequence == sequence);

    public IDictionary<string, string> ToCommitData()
    {
        var data = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["analyzer"] = AnalyzerFingerprint.Value,
            ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
            ["audience"] = Audience,
        };
        if (Leads)
        {
            data["leads"] = "";
            data["aside"] = string.Join('\n', SetAside.Select(document => $"{document.Id}\t{document.Reason}"));
        }

        return data;
    }

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
            Leads = data.ContainsKey("leads"),
            SetAside = [.. Value(data, "aside", "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(SetAsideDocument.Parse)],
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

    private static string Value(IDictionary<string, string> data, string key, string absent = "none") => data.TryGetValue(key, out string? value) ? value : absent;

    private static string Difference(string what, string found, string wanted) => $"{what} {found}, this program writes {wanted}";
}
