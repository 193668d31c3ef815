using System.Threading.Channels;
using Indexer.Configuration;
using Indexer.Extraction;
using Indexer.Extraction.Isolation;
using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>
/// Takes files into the store: one thread reads and understands while another writes, with a few batches between them at most, so that memory stays
/// flat whatever the files' size. Each run is used once.
/// </summary>
internal sealed class Ingest(IDocumentStore store, IngestOptions options, IngestRequest request, IIngestWatcher watcher, Action stored)
{
    private readonly IngestTally tally = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, FileStamp>> remembered = new(StringComparer.Ordinal);
    private readonly HashSet<(string Origin, string Path)> seen = [];
    private readonly Lock telling = new();
    private IngestBatch batch = new();

    /// <summary>Does it. Stopped in the middle, everything stored stays, and the next run goes on from there.</summary>
    /// <exception cref="StoreException">When the store cannot go on.</exception>
    /// <exception cref="IOException">When a folder cannot be listed.</exception>
    public async Task<IngestTally> RunAsync(CancellationToken cancellation)
    {
        List<SourceFile> files = [.. FileSystemWalk.Files(request)];
        watcher.Started(files.Count, files.Sum(Length));
        foreach (string origin in files.Select(file => file.Origin).Concat(request.Paths.Select(request.OriginOf)).Distinct())
        {
            remembered[origin] = await store.ReadFilesAsync(origin, cancellation);
        }

        var batches = Channel.CreateBounded<IngestBatch>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var process = new ExtractionProcess();
        var extractors = new Extractors(process);
        Task reading = Task.Run(() => ReadAllAsync(files, extractors, batches.Writer, either.Token), CancellationToken.None);
        try
        {
            await foreach (IngestBatch next in batches.Reader.ReadAllAsync(cancellation))
            {
                await WriteAsync(next, cancellation);
            }
        }
        finally
        {
            // When writing failed, reading must not wait for room that never comes.
            await either.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
        if (request.Prune)
        {
            await PruneAsync(cancellation);
        }

        return tally;
    }

    private static long Length(SourceFile file)
    {
        if (file.IsLink)
        {
            return 0;
        }

        var info = new FileInfo(file.FullPath);
        return info.Exists ? info.Length : 0;
    }

    private async Task ReadAllAsync(List<SourceFile> files, Extractors extractors, ChannelWriter<IngestBatch> batches, CancellationToken cancellation)
    {
        try
        {
            var intake = new FileIntake(options, request.Source, extractors, count => batch.Bytes += count);
            foreach (SourceFile file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                await ReadAsync(intake, file, batches, cancellation);
            }

            await SendAsync(batches, always: true, cancellation);
            batches.Complete();
        }
        catch (Exception fault)
        {
            batches.Complete(fault);
            throw;
        }
    }

    private async Task ReadAsync(FileIntake intake, SourceFile file, ChannelWriter<IngestBatch> batches, CancellationToken cancellation)
    {
        bool isGiven = request.Paths.Any(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) == file.FullPath);
        if (file.IsLink)
        {
            PassOver(file, isGiven);
            return;
        }

        if (!seen.Add((file.Origin, file.RelativePath)))
        {
            // Given twice, or two folders of one name: the second would overwrite the first each time.
            Refuse(Refusal.Of(file.FullPath, null, file.Id, new("duplicate-path", "", "Another file of this source has the same relative path.", "Name the sources apart with --source.")));
            return;
        }

        try
        {
            FileStamp? stamp = remembered[file.Origin].GetValueOrDefault(file.RelativePath);
            (bool unchanged, FileStamp? renewed) = await intake.CompareAsync(file, stamp, cancellation);
            if (unchanged)
            {
                batch.Bytes += Length(file);
                Count(() => tally.FilesUnchanged++);
                if (renewed is not null)
                {
                    batch.Files.Add(new ReadFile(file, renewed, null));
                }

                await SendAsync(batches, always: false, cancellation);
                return;
            }

            // From the first write on the file is unfinished: were the old stamp to stay and the old file to come back, it would be passed over.
            if (stamp is { Hash.Length: > 0 })
            {
                await store.WriteFileAsync(file.Origin, file.RelativePath, FileStamp.Unfinished, cancellation);
            }

            await foreach (Taken taken in intake.ReadAsync(file, cancellation))
            {
                if (taken.IsPassedOver)
                {
                    Skip(file, isGiven);
                    return;
                }

                await TakeAsync(taken, file, batches, cancellation);
            }

            Count(() => tally.FilesSeen++);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Refuse(Refusal.Of(file.FullPath, null, file.Id, new("unreadable", "", fault.Message, "Give this program's user the right to read it.")));
        }
    }

    private async Task TakeAsync(Taken taken, SourceFile file, ChannelWriter<IngestBatch> batches, CancellationToken cancellation)
    {
        foreach (Remark remark in taken.Remarks)
        {
            lock (telling)
            {
                tally.Add(remark);
                watcher.Remarked(remark);
            }
        }

        if (taken.Refusal is { } refusal)
        {
            Refuse(refusal);
        }

        if (taken.Document is { } document)
        {
            batch.Add(document, file);
            lock (telling)
            {
                watcher.Read(document, file.FullPath);
            }
        }

        if (taken.File is { } done)
        {
            batch.Files.Add(done);
        }

        await SendAsync(batches, always: false, cancellation);
    }

    private async Task SendAsync(ChannelWriter<IngestBatch> batches, bool always, CancellationToken cancellation)
    {
        if (batch.IsFull || always)
        {
            IngestBatch full = batch;
            batch = new IngestBatch();
            await batches.WriteAsync(full, cancellation);
        }
    }

    private async Task WriteAsync(IngestBatch next, CancellationToken cancellation)
    {
        IReadOnlyList<WriteResult> results = await store.WriteAsync(next.Writes, cancellation);
        int deleted = 0;
        foreach (ReadFile file in next.Files)
        {
            // A mail may have had attachments before, a file of one document items.
            if (file.Present is { } present && remembered[file.File.Origin].ContainsKey(file.File.RelativePath))
            {
                deleted += await store.RemoveMissingAsync(file.File.Origin, file.File.RelativePath, present, cancellation);
            }
        }

        // Only now: a stamp says that every item of the file is stored.
        foreach (IGrouping<string, ReadFile> origin in next.Files.Where(file => file.Stamp is not null).GroupBy(file => file.File.Origin))
        {
            await store.WriteFilesAsync(origin.Key, origin.ToDictionary(file => file.File.RelativePath, file => file.Stamp!), cancellation);
        }

        stored();
        lock (telling)
        {
            tally.Added += results.Count(result => result.Outcome == WriteOutcome.Added);
            tally.Replaced += results.Count(result => result.Outcome == WriteOutcome.Replaced);
            tally.Unchanged += results.Count(result => result.Outcome == WriteOutcome.Unchanged);
            tally.Deleted += deleted;
            watcher.Advanced(next.Bytes, tally);
        }
    }

    // Folders only: a file that was given by itself says nothing of its neighbours, and a link that was given hides what its source holds.
    private async Task PruneAsync(CancellationToken cancellation)
    {
        IEnumerable<string> linked = request.Paths.Where(path => FileSystemWalk.IsLink(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))).Select(request.OriginOf);
        foreach (string origin in request.Paths.Where(Directory.Exists).Select(request.OriginOf).Distinct().Except(linked))
        {
            foreach (string path in remembered[origin].Keys.Where(path => !seen.Contains((origin, path))))
            {
                int deleted = await store.RemoveFileAsync(origin, path, cancellation);
                Count(() => (tally.Deleted, tally.FilesRemoved) = (tally.Deleted + deleted, tally.FilesRemoved + 1));
            }
        }

        stored();
        lock (telling)
        {
            watcher.Advanced(0, tally);
        }
    }

    private void Skip(SourceFile file, bool isGiven)
    {
        // Its start was counted while it was looked at.
        batch.Bytes += Math.Max(0, Length(file) - Extractors.StartLength);
        if (isGiven)
        {
            Refuse(Refusal.Of(file.FullPath, null, file.Id, new("unknown-format", "", $"Files of this kind are not read: '{Path.GetExtension(file.FullPath)}'.", $"Known are {Extractors.Known}.")));
        }
        else
        {
            Count(() => tally.FilesSkipped++);
        }
    }

    // Named by the operator it was meant to be read: then not reading it is a refusal.
    private void PassOver(SourceFile link, bool isGiven)
    {
        const string Reason = "A symbolic link, which is not followed.", Remedy = "Give the path it leads to, or put the file itself in its place.";
        if (isGiven)
        {
            Refuse(Refusal.Of(link.FullPath, null, link.Id, new("symbolic-link", "", Reason, Remedy)));
            return;
        }

        lock (telling)
        {
            tally.FilesSkipped++;
            var remark = new Remark(link.FullPath, null, null, "symbolic-link", $"{Reason} {Remedy}");
            tally.AddSkipped(remark);
            watcher.Remarked(remark);
        }
    }

    private void Refuse(Refusal refusal)
    {
        lock (telling)
        {
            tally.Add(refusal);
            watcher.Refused(refusal);
        }
    }

    private void Count(Action count)
    {
        lock (telling)
        {
            count();
        }
    }
}
