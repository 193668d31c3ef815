using System.Globalization;
using Search.Analysis.TokenStreams;

namespace Search.Engine.Generations;

/// <summary>What every commit of a partition says of itself.</summary>
/// <param name="Sequence">The last sequence of the store that was applied.</param>
/// <param name="Audience">The partition's audience set, <see cref="PartitionName.Canonical"/>.</param>
internal sealed record CommitStamp(long Sequence, string Audience)
{
    /// <summary>Raised whenever fields change, so that an older index is rebuilt rather than misread.</summary>
    private const string Format = "3";

    public IDictionary<string, string> ToCommitData() => new Dictionary<string, string>
    {
        ["format"] = Format,
        ["analyzer"] = AnalyzerFingerprint.Value,
        ["sequence"] = Sequence.ToString(CultureInfo.InvariantCulture),
        ["audience"] = Audience,
    };

    /// <exception cref="IndexMismatchException">When this program writes another format or analyzes otherwise.</exception>
    public static CommitStamp Read(IDictionary<string, string> data, string where)
    {
        Check(data, where, "format", Format);
        Check(data, where, "analyzer", AnalyzerFingerprint.Value);
        return new CommitStamp(long.Parse(data["sequence"], CultureInfo.InvariantCulture), data["audience"]);
    }

    private static void Check(IDictionary<string, string> data, string where, string key, string expected)
    {
        string found = data.TryGetValue(key, out string? value) ? value : "none";
        if (found != expected)
        {
            throw new IndexMismatchException(
                $"The index in '{where}' was written with {key} {found}, this program needs {expected}. " +
                "Rebuild it from the store: stop the programs that use it, delete that folder's parent 'index' folder and start again, or run the program that wrote it.");
        }
    }
}
