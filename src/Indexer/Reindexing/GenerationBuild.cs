using System.Globalization;
using Indexer.Following;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Reindexing;

/// <summary>Fills a generation from the store, brings it up with what is stored meanwhile, and checks it.</summary>
/// <param name="batch">Changes read at once; more than <see cref="MostAtOnce"/> are not.</param>
/// <param name="report">Told the documents done and those to do.</param>
/// <param name="skipped">Told the documents that the generation cannot take.</param>
internal sealed class GenerationBuild(IDocumentStore store, GenerationBuilder builder, int batch, Action<long, long> report, Action<SetAsideDocument> skipped)
{
    // Reading runs at the priority of everything else: in small pieces it keeps no search waiting.
    private const int MostAtOnce = 100;

    // A failure costs what was applied since the last commit.
    private const int CommitEvery = 20_000;

    private const int MostSamples = 16;
    private const int CountAttempts = 5;

    private readonly Dictionary<string, DocumentChange> samples = new(StringComparer.Ordinal);
    private readonly Stride stride = new(Math.Min(batch, MostAtOnce));
    private long done;
    private long kept;
    private int pending;
    private long total;
    private int batches;

    /// <summary>Builds and checks; what is stored after that is for <see cref="CatchUpAsync"/>.</summary>
    /// <exception cref="GenerationCheckException">When the result is not what the store holds.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        total = await store.CountAsync(cancellation);
        report(0, total);
        await CatchUpAsync(cancellation);
        await builder.CheckAsync([.. samples.Values], cancellation);
        await CatchUpAsync(cancellation);
        await CompareAsync(cancellation);
    }

    /// <summary>Applies what the store has by now, and commits.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        bool isDone = false;
        while (!isDone)
        {
            IReadOnlyList<DocumentChange> changes = await store.ReadChangesAsync(builder.Sequence, stride.Length, cancellation);
            try
            {
                await builder.ApplyAsync(changes, cancellation);
                Note(changes);
                if (changes.Count == 0 || stride.IsShort || pending >= CommitEvery)
                {
                    await CommitAsync();
                    stride.Succeeded();
                }

                isDone = changes.Count == 0;
            }
            catch (Exception fault) when (Stride.MayBeOfDocument(fault) && !stride.IsAtEnd(changes, builder.SetAside.Count))
            {
                await GoBackAsync(changes, fault);
            }
        }
    }

    private async Task GoBackAsync(IReadOnlyList<DocumentChange> changes, Exception fault)
    {
        await builder.RevertAsync();
        (done, pending) = (kept, 0);
        if (stride.Failed(changes, builder.SetAside.Count) is { } alone)
        {
            var reason = SetAsideDocument.Of(alone.Id, fault);
            await builder.SkipAsync(alone, reason);
            Note([alone with { Document = null }]);
            await CommitAsync();
            skipped(reason);
        }
    }

    private async Task CommitAsync()
    {
        await builder.CommitAsync();
        (kept, pending) = (done, 0);
    }

    private void Note(IReadOnlyList<DocumentChange> changes)
    {
        Remember(changes);
        pending += changes.Count;
        done += changes.Count(change => change.Document is not null);
        report(Math.Min(done, total), total);
    }

    /// <summary>
    /// Counts on both sides. While others write, the store's count is that of a later moment; each change since then can have moved it by one.
    /// </summary>
    private async Task CompareAsync(CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            long stored = await store.CountAsync(cancellation);
            long since = await store.LastSequenceAsync(cancellation) - builder.Sequence;
            if (Math.Abs(stored - builder.Count - builder.SetAside.Count) <= since && (since == 0 || attempt == CountAttempts))
            {
                report(builder.Count, builder.Count);
                return;
            }

            if (since == 0 || attempt == CountAttempts)
            {
                throw new GenerationCheckException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The new generation {builder.Name} has {builder.Count} documents at sequence {builder.Sequence}, the store {stored}."));
            }

            await CatchUpAsync(cancellation);
        }
    }

    // Some documents from everywhere, as they are now.
    private void Remember(IReadOnlyList<DocumentChange> changes)
    {
        foreach (DocumentChange change in changes)
        {
            samples.Remove(change.Id);
        }

        if (changes.FirstOrDefault(change => change.Document is not null) is { } sample)
        {
            if (samples.Count == MostSamples && batches % 64 == 0)
            {
                samples.Remove(samples.Keys.ElementAt(batches / 64 % MostSamples));
            }

            if (samples.Count < MostSamples)
            {
                samples[sample.Id] = sample;
            }
        }

        batches++;
    }
}
