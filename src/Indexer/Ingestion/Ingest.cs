using System.Threading.Channels;
using Indexer.Configuration;
using Indexer.Extraction;
using Indexer.Extraction.Isolation;
using Indexer.Sources;
using Search.Documents.Store;

namespace Indexer.Ingestion;

/// <summary>
/// Takes what a source has into the store: one thread reads and understands while another writes, with a few batches between them at most, so that memory
/// stays flat whatever there is. Each run is used once.
/// </summary>
internal sealed class Ingest(IDocumentStore store, IngestOptions options, ISource source, IIngestWatcher watcher, Action stored) : IVisitSink
{
    private readonly IngestTally tally = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, FileStamp>> remembered = new(StringComparer.Ordinal);

    // Whether what this visit met is there, as it was last said.
    private readonly Dictionary<(string Origin, string Path), bool> seen = [];
    private readonly ContestedDocuments contested = new();
    private readonly Lock telling = new();
    private IngestBatch batch = new();

    /// <summary>What the source left of its last whole visit.</summary>
    public SourceMemory Memory { get; init; } = SourceMemory.Empty;

    /// <summary>Asked before anything is written; throws where this process may not write any more.</summary>
    public Func<CancellationToken, Task>? Permit { get; init; }

    /// <summary>How many per cent of what is remembered of an origin a visit may find gone; what finds more is not believed.</summary>
    public int MostGone { get; init; } = 100;

    /// <summary>Whether something changed that decides how the source is read. Then what it does not list any more, but is kept, gets at least its audience.</summary>
    public bool IsAnew { get; init; }

    /// <summary>Does it. Stopped in the middle, everything stored stays, and the next run goes on from there.</summary>
    /// <exception cref="StoreException">When the store cannot go on.</exception>
    /// <exception cref="IOException">When a folder cannot be listed.</exception>
    public async Task<IngestResult> RunAsync(CancellationToken cancellation)
    {
        foreach (string origin in source.Origins)
        {
            remembered[origin] = await store.ReadFilesAsync(origin, cancellation);
        }

        var visit = new SourceVisit(remembered, Memory, this);
        SourceException? failure = await ReadAndWriteAsync(visit, cancellation);
        string? doubt = null;
        if (failure is null)
        {
            foreach (string origin in visit.Complete)
            {
                doubt ??= await PruneAsync(origin, cancellation);
            }
        }

        await SettleAsync(cancellation);
        if (IsAnew && options.Audience is { } audience)
        {
            var unlisted = remembered.SelectMany(origin => origin.Value.Keys, (origin, path) => (origin.Key, path)).Where(item => !seen.GetValueOrDefault(item));
            await new UnlistedItems(store, AskAsync).SetAudienceAsync(unlisted, audience, results => Count(() => tally.Add(results)), cancellation);
        }

        stored();
        lock (telling)
        {
            watcher.Advanced(0, tally);
        }

        return new IngestResult(tally, failure is null && tally.Deferred == 0 ? visit.Next : Memory, failure, doubt);
    }

    private async Task<SourceException?> ReadAndWriteAsync(SourceVisit visit, CancellationToken cancellation)
    {
        var batches = Channel.CreateBounded<IngestBatch>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var process = new ExtractionProcess();
        var extractors = new Extractors(process);
        Task<SourceException?> reading = Task.Run(() => ReadAllAsync(visit, extractors, batches.Writer, either.Token), CancellationToken.None);
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
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await reading;
    }

    private async Task<SourceException?> ReadAllAsync(SourceVisit visit, Extractors extractors, ChannelWriter<IngestBatch> batches, CancellationToken cancellation)
    {
        try
        {
            SourceException? failure = null;
            try
            {
                var intake = new ItemIntake(options, source.Name, extractors, count => batch.Bytes += count);
                await foreach (SourceItem item in source.VisitAsync(visit, cancellation))
                {
                    cancellation.ThrowIfCancellationRequested();
                    await ReadAsync(intake, item, batches, cancellation);
                }
            }
            catch (SourceException fault)
            {
                // What came before is good.
                failure = fault;
            }

            await SendAsync(batches, always: true, cancellation);
            batches.Complete();
            return failure;
        }
        catch (Exception fault)
        {
            batches.Complete(fault);
            throw;
        }
    }

    private async Task ReadAsync(ItemIntake intake, SourceItem item, ChannelWriter<IngestBatch> batches, CancellationToken cancellation)
    {
        bool isAgain = See(item.Origin, item.Path, isThere: true, item.Place);
        try
        {
            // What was remembered before the visit says nothing of an item that came before in it.
            FileStamp? stamp = isAgain ? null : remembered[item.Origin].GetValueOrDefault(item.Path);
            Comparison compared = await intake.CompareAsync(item, stamp, cancellation);
            if (compared.IsUnchanged)
            {
                batch.Bytes += item.Length;
                Count(() => tally.FilesUnchanged++);
                if (compared.Renewed is not null)
                {
                    batch.Items.Add(new ReadItem(item, compared.Renewed, null));
                }

                await SendAsync(batches, always: false, cancellation);
                return;
            }

            bool isFirst = stamp is { Hash.Length: > 0 };
            await foreach (Taken taken in intake.ReadAsync(item, cancellation))
            {
                if (taken.IsPassedOver)
                {
                    Skip(item);
                    return;
                }

                if (isFirst)
                {
                    // From the first write on it is unfinished: were the old stamp to stay and the old item to come back, it would be passed over.
                    batch.Begun.Add(item);
                    isFirst = false;
                }

                await TakeAsync(taken, item, batches, cancellation);
            }

            Count(() => tally.FilesSeen++);
        }
        catch (ItemException fault)
        {
            Defer(Refusal.Of(item.Place, null, item.Id, new(fault.Code, "", fault.Message, fault.Remedy)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Refuse(Refusal.Of(item.Place, null, item.Id, new("unreadable", "", fault.Message, "Give this program's user the right to read it.")));
        }
    }

    private async Task TakeAsync(Taken taken, SourceItem item, ChannelWriter<IngestBatch> batches, CancellationToken cancellation)
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
            batch.Add(document, item);
            lock (telling)
            {
                watcher.Read(document, item.Place);
            }
        }

        if (taken.Item is { } done)
        {
            batch.Items.Add(done);
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
        await AskAsync(cancellation);
        await StampAsync(next.Begun.Select(item => (item, FileStamp.Unfinished)), cancellation);
        IReadOnlyList<WriteResult> results = await store.WriteAsync(next.Writes, cancellation);
        foreach (Refusal refusal in contested.Sort(next, results))
        {
            Defer(refusal);
        }

        int deleted = 0;
        foreach (ReadItem read in next.Items)
        {
            // A mail may have had attachments before, a file of one document items.
            if (read.Present is { } present && remembered[read.Item.Origin].ContainsKey(read.Item.Path))
            {
                deleted += await store.RemoveMissingAsync(read.Item.Origin, read.Item.Path, present, cancellation);
            }
        }

        foreach ((string origin, string path) in next.Gone)
        {
            deleted += await store.RemoveFileAsync(origin, path, cancellation);
        }

        // Only now: a stamp says that every document of the item is stored.
        await StampAsync(next.Items.Where(read => read.Stamp is not null && !contested.IsOf(read.Item)).Select(read => (read.Item, read.Stamp!)), cancellation);
        stored();
        lock (telling)
        {
            tally.Add(results);
            tally.Deleted += deleted;
            tally.FilesRemoved += next.Gone.Count;
            watcher.Advanced(next.Bytes, tally);
        }
    }

    // What was another's while this visit read may be nobody's since: moved from one file to another, or gone where it was.
    private async Task SettleAsync(CancellationToken cancellation)
    {
        IngestBatch waiting = contested.Waiting;
        foreach (SourceItem item in waiting.From.Where(item => !seen.GetValueOrDefault((item.Origin, item.Path))).ToList())
        {
            waiting.Drop(item.Origin, item.Path);
        }

        if (waiting.Writes.Count == 0)
        {
            return;
        }

        await AskAsync(cancellation);
        IReadOnlyList<WriteResult> results = await store.WriteAsync(waiting.Writes, cancellation);
        foreach (Refusal refusal in ContestedDocuments.Refuse(waiting, results))
        {
            Defer(refusal);
        }

        Count(() => tally.Add(results));
    }

    private async Task StampAsync(IEnumerable<(SourceItem Item, FileStamp Stamp)> stamps, CancellationToken cancellation)
    {
        foreach (IGrouping<string, (SourceItem Item, FileStamp Stamp)> origin in stamps.GroupBy(stamp => stamp.Item.Origin))
        {
            await store.WriteFilesAsync(origin.Key, origin.ToDictionary(stamp => stamp.Item.Path, stamp => stamp.Stamp), cancellation);
        }
    }

    /// <summary>Deletes what is remembered of an origin and was not seen.</summary>
    /// <returns>Why nothing was deleted, where too much is gone to be believed.</returns>
    private async Task<string?> PruneAsync(string origin, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, FileStamp> all = remembered[origin];
        List<string> gone = [.. all.Keys.Where(path => !seen.GetValueOrDefault((origin, path)))];
        if (gone.Count * 100L > all.Count * (long)MostGone)
        {
            return $"{gone.Count} of {all.Count} items are gone, more than {MostGone} %: nothing was deleted. "
                + "If that is right, raise the source's 'mostDeletedPercent' for a run.";
        }

        foreach (string path in gone)
        {
            await AskAsync(cancellation);
            int deleted = await store.RemoveFileAsync(origin, path, cancellation);
            Count(() => (tally.Deleted, tally.FilesRemoved) = (tally.Deleted + deleted, tally.FilesRemoved + 1));
        }

        return null;
    }

    private Task AskAsync(CancellationToken cancellation) => Permit?.Invoke(cancellation) ?? Task.CompletedTask;

    private void Skip(SourceItem item)
    {
        // Its start was counted while it was looked at.
        batch.Bytes += Math.Max(0, item.Length - Extractors.StartLength);
        if (item.IsGiven)
        {
            Refuse(Refusal.Of(item.Place, null, item.Id, new("unknown-format", "", $"Files of this kind are not read: '{Path.GetExtension(item.Place)}'.", $"Known are {Extractors.Known}.")));
        }
        else
        {
            Count(() => tally.FilesSkipped++);
        }
    }

    // Of an item that comes twice the last counts, be it there or gone.
    private bool See(string origin, string path, bool isThere, string place)
    {
        bool isAgain = !seen.TryAdd((origin, path), isThere);
        if (isAgain)
        {
            seen[(origin, path)] = isThere;
            batch.Drop(origin, path);
            PassOver(new Remark(place, null, null, "duplicate-item", $"'{path}' came before in this visit; the last of its kind counts."));
        }

        return isAgain;
    }

    private void Defer(Refusal refusal)
    {
        Count(() => tally.Deferred++);
        Refuse(refusal);
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

    void IVisitSink.Expect(long items, long bytes) => watcher.Started(items, bytes);

    void IVisitSink.Present(string origin, string path) => seen[(origin, path)] = true;

    void IVisitSink.Gone(string origin, string path)
    {
        if (See(origin, path, isThere: false, $"{origin} {path}") || remembered[origin].ContainsKey(path))
        {
            batch.Gone.Add((origin, path));
        }
    }

    void IVisitSink.Refuse(Refusal refusal) => Refuse(refusal);

    void IVisitSink.PassOver(Remark remark) => PassOver(remark);

    private void PassOver(Remark remark)
    {
        lock (telling)
        {
            tally.FilesSkipped++;
            tally.AddSkipped(remark);
            watcher.Remarked(remark);
        }
    }
}
