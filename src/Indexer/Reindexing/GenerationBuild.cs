using System.Globalization;
using Search.Documents.Store;
using Search.Engine;

namespace Indexer.Reindexing;

/// <summary>Fills a generation from the store, brings it up with what is stored meanwhile, and checks it.</summary>
/// <param name="batch">Changes read at once; more than <see cref="MostAtOnce"/> are not.</param>
/// <param name="report">Told the documents done and those to do.</param>
internal sealed class GenerationBuild(IDocumentStore store, GenerationBuilder builder, int batch, Action<long, long> report)
{
    // Reading runs at the priority of everything else: in small pieces it keeps no search waiting.
    private const int MostAtOnce = 100;

    private const int MostSamples = 16;
    private const int CountAttempts = 5;

    private readonly Dictionary<string, DocumentChange> samples = new(StringComparer.Ordinal);
    private long done;
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
        while (await store.ReadChangesAsync(builder.Sequence, Math.Min(batch, MostAtOnce), cancellation) is { Count: > 0 } changes)
        {
            Remember(changes);
            await builder.ApplyAsync(changes, cancellation);
            done += changes.Count(change => change.Document is not null);
            report(Math.Min(done, total), total);
        }

        await builder.CommitAsync();
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
            if (Math.Abs(stored - builder.Count) <= since && (since == 0 || attempt == CountAttempts))
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
