using System.Text.Json;

namespace EndToEnd.Running;

/// <summary>What <c>indexer ingest --json</c> says at its end: the last line of standard output.</summary>
public sealed record IngestReport(long Files, long FilesUnchanged, long Added, long Replaced, long Unchanged, long Deleted, long Refused)
{
    public static IngestReport Parse(string output)
    {
        string last = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
            ?? throw new FormatException("indexer ingest --json wrote nothing.");
        return JsonSerializer.Deserialize<IngestReport>(last, JsonSerializerOptions.Web)!;
    }
}
