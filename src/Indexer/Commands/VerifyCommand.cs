using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Indexer.Verification;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Commands;

/// <summary><c>indexer verify</c>: whether store and index agree and the index is sound. Changes nothing; others may go on.</summary>
internal static class VerifyCommand
{
    private const int MostListed = 100;

    public static Command Create(Installation installation)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object, for machines." };
        var command = new Command("verify", "Whether store and index agree and the index is sound: exit code 0 sound, 3 not.") { json };
        command.SetAction((parsed, cancellation) => RunAsync(installation, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Installation installation, bool json, CancellationToken cancellation)
    {
        await using IDocumentStore store = await installation.OpenExistingStoreAsync(cancellation);
        Verdict verdict = await JudgeAsync(store, installation.Data.IndexPath, cancellation);
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(verdict, OutputJson.Readable.Verdict) : verdict.ToText());
        return verdict.Sound ? ExitCodes.Done : ExitCodes.Failed;
    }

    internal static async Task<Verdict> JudgeAsync(IDocumentStore store, string indexPath, CancellationToken cancellation)
    {
        long documents = await store.CountAsync(cancellation);
        long stored = await store.LastSequenceAsync(cancellation);
        Verdict verdict = new("verify", Sound: false, null, 0, stored, documents, 0);
        try
        {
            using IndexAudit? audit = IndexAudit.Open(indexPath);
            if (audit is null)
            {
                return stored == 0 ? verdict with { Sound = true } : verdict with { Problem = "There is no index." };
            }

            verdict = verdict with { Generation = audit.Generation, Sequence = audit.Sequence, SearchableDocuments = audit.Count, Outdated = audit.Outdated };
            stored = await store.LastSequenceAsync(cancellation);
            if (audit.Sequence > stored)
            {
                return verdict with { Problem = $"The index is at sequence {audit.Sequence}, the store only at {stored}: they do not belong together." };
            }

            IReadOnlyList<string> faults = audit.FileFaults(cancellation);
            if (faults.Count > 0)
            {
                return verdict with { Problem = "Files of the index are damaged.", Damaged = faults };
            }

            Differences differences = await StoreComparison.RunAsync(store, audit, cancellation);
            int aside = differences.Missing.Intersect(audit.SetAside.Select(document => document.Id)).Count();
            return verdict with
            {
                Sound = differences.IsNone,
                StoredSequence = stored,
                Documents = differences.Stored,
                SearchableDocuments = differences.Searchable,
                Problem = differences.IsNone ? null : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The index lacks {differences.Missing.Count} documents, has {differences.Beyond.Count} that the store has not, and {differences.Twice.Count} more than once.")
                    + (aside == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {aside} of those that it lacks it could not take.")),
                SetAside = [.. audit.SetAside.Where(document => differences.Missing.Contains(document.Id)).Take(MostListed)],
                Missing = [.. differences.Missing.Take(MostListed)],
                Beyond = [.. differences.Beyond.Take(MostListed)],
                Twice = [.. differences.Twice.Take(MostListed)],
            };
        }
        catch (Exception fault) when (fault is IndexDamagedException or IndexMismatchException)
        {
            return verdict with { Problem = fault.Message };
        }
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Sequence">The sequence as of which store and index were compared: that of the index.</param>
/// <param name="Documents">
/// Documents in the store. Where they were compared, as of <paramref name="Sequence"/>, on both sides: without those that changed since.
/// </param>
/// <param name="SearchableDocuments">Documents in the index, by the same measure.</param>
/// <param name="Outdated">How format or analyzer of the index differ from this program's; that alone is no fault.</param>
internal sealed record Verdict(
    string Command, bool Sound, string? Generation, long Sequence, long StoredSequence, long Documents, long SearchableDocuments, string? Outdated = null, string? Problem = null)
{
    /// <summary>Segments whose files are damaged.</summary>
    public IReadOnlyList<string> Damaged { get; init; } = [];

    /// <summary>The first 100 documents that the index lacks, or has as they were before.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Those of the documents it lacks that it could not take, with the reason, the first 100.</summary>
    public IReadOnlyList<SetAsideDocument> SetAside { get; init; } = [];

    /// <summary>The first 100 documents that the store has not any more.</summary>
    public IReadOnlyList<string> Beyond { get; init; } = [];

    /// <summary>The first 100 documents that the index has more than once.</summary>
    public IReadOnlyList<string> Twice { get; init; } = [];

    public string ToText() => string.Join('\n',
        ((string[])[$"{(Sound ? "sound" : "NOT SOUND")}: generation {Generation ?? "none"}, compared as of sequence {Sequence} of {StoredSequence}; {SearchableDocuments} documents searchable, {Documents} stored"])
        .Concat(Outdated is null ? [] : [$"outdated {Outdated}"])
        .Concat(Problem is null ? [] : [Problem])
        .Concat(Damaged.Select(fault => "damaged  " + fault))
        .Concat(Missing.Select(id => "missing  " + id))
        .Concat(SetAside.Select(document => $"aside    {document.Id}: {document.Reason}"))
        .Concat(Beyond.Select(id => "beyond   " + id))
        .Concat(Twice.Select(id => "twice    " + id)));
}
