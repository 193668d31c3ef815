using System.Runtime.CompilerServices;
using Indexer.Configuration;
using Indexer.Extraction;
using Indexer.Reading;
using Search.Documents;
using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>Reads one file after the other: decides whether it changed, extracts, completes. Used by one thread.</summary>
internal sealed class FileIntake(IngestOptions options, string? source, Extractors extractors, Action<int> counted)
{
    private readonly FileFingerprint fingerprint = new(options, source);

    /// <summary>Whether a file is as it was remembered; then also the stamp to remember, where only its time changed.</summary>
    public async Task<(bool Unchanged, FileStamp? Renewed)> CompareAsync(SourceFile file, FileStamp? remembered, CancellationToken cancellation)
    {
        if (remembered is null || !fingerprint.IsComparable(remembered.Hash))
        {
            return (false, null);
        }

        (long length, DateTimeOffset modified) = Look(file);
        if (length != remembered.Length)
        {
            return (false, null);
        }

        if (modified == remembered.ModifiedAt)
        {
            return (true, null);
        }

        await using var stream = new HashingStream(Open(file, length), _ => { });
        string hash = fingerprint.Of(await stream.FinishAsync(cancellation));
        return hash == remembered.Hash ? (true, new FileStamp(length, modified, hash)) : (false, null);
    }

    /// <summary>Reads a file's items; the last thing yielded is the file itself.</summary>
    /// <exception cref="IOException">When the disk fails or the file cannot be opened.</exception>
    public async IAsyncEnumerable<Taken> ReadAsync(SourceFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (DocumentRules.CheckId(file.Id) is { } bad)
        {
            yield return new Taken(null, Refusal.Of(file.FullPath, null, file.Id, bad), []);
            yield break;
        }

        (long length, DateTimeOffset modified) = Look(file);
        await using var raw = new HashingStream(Open(file, length), counted);
        FileContent? content = null;
        Refusal? refusal = null;
        try
        {
            content = await FileContent.OpenAsync(raw, file.RelativePath, length, extractors, cancellation);
        }
        catch (ExtractionException fault)
        {
            refusal = Refusal.Of(file.FullPath, null, file.Id, fault.Error);
        }

        using FileContent? closing = content;
        if (refusal is not null)
        {
            yield return new Taken(null, refusal, []);
            yield return await EndAsync(null, whole: false);
            yield break;
        }

        if (content?.Extractor is not { } extractor)
        {
            yield return new Taken(null, null, []) { IsPassedOver = true };
            yield break;
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        bool whole = true, known = true;
        IAsyncEnumerator<Extracted> items = extractor.ExtractAsync(content.Stream, new ExtractionContext(file.Id, options.FieldMap), cancellation).GetAsyncEnumerator(cancellation);
        await using (items)
        {
            while (true)
            {
                Taken taken;
                bool isOver = false;
                try
                {
                    if (!await items.MoveNextAsync())
                    {
                        break;
                    }

                    taken = Take(items.Current, file, present);
                }
                catch (ExtractionException fault)
                {
                    taken = new Taken(null, Refusal.Of(file.FullPath, null, null, fault.Error), []);
                    isOver = true;
                }

                whole &= taken.Refusal is null;
                known &= taken.Refusal is null || taken.Refusal.Id is not null;
                if (taken.Refusal?.Id is { } id)
                {
                    present.Add(id);
                }

                yield return taken;
                if (isOver)
                {
                    break;
                }
            }
        }

        yield return await EndAsync(known ? present : null, whole);

        // A file that changed while it was read, or of which something was refused, is read again next time.
        async Task<Taken> EndAsync(IReadOnlySet<string>? ids, bool whole)
        {
            byte[] hash = await raw.FinishAsync(cancellation);
            bool steady = Look(file) == (length, modified);
            return new Taken(null, null, [])
            {
                File = new ReadFile(file, whole && steady ? new FileStamp(length, modified, fingerprint.Of(hash)) : null, steady ? ids : null),
            };
        }
    }

    /// <summary>What has no length is not opened: a pipe or a device has none either, and would keep whoever opens it waiting.</summary>
    private static Stream Open(SourceFile file, long length) => length == 0 ? Stream.Null
        : new FileStream(file.FullPath, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 128 * 1024, Options = FileOptions.SequentialScan });

    private static (long Length, DateTimeOffset Modified) Look(SourceFile file)
    {
        var info = new FileInfo(file.FullPath);
        return (info.Length, new DateTimeOffset(info.LastWriteTimeUtc, TimeSpan.Zero));
    }

    private Taken Take(Extracted item, SourceFile file, HashSet<string> present)
    {
        List<Remark> remarks = [.. item.Notes.Select(note => new Remark(file.FullPath, item.Line, item.Id, note.Code, note.What))];
        if (item.Draft is not { } draft)
        {
            return new Taken(null, Refusal.Of(file.FullPath, item.Line, item.Id, item.Errors[0]), remarks);
        }

        if (!present.Add(draft.Document.Id))
        {
            var twice = new DocumentError("duplicate-id", "id", $"The id '{draft.Document.Id}' was borne by an earlier item of this file.", "Give each item an id of its own.");
            return new Taken(null, Refusal.Of(file.FullPath, item.Line, item.Id, twice), remarks);
        }

        Document document = DocumentReader.Complete(draft, item.IsWholeFile);

        // What the operator names wins; the name of the folder only fills a gap.
        return new Taken(document with { Source = source ?? document.Source ?? file.Origin }, null, remarks);
    }
}

/// <summary>One thing that came out of a file: a document, a refusal, or the file's end.</summary>
internal sealed record Taken(Document? Document, Refusal? Refusal, IReadOnlyList<Remark> Remarks)
{
    public ReadFile? File { get; init; }

    /// <summary>Whether the file turned out to be no document; then nothing else comes of it.</summary>
    public bool IsPassedOver { get; init; }
}
