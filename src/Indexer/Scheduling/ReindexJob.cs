using System.Globalization;
using Search.Documents.Store;

namespace Indexer.Scheduling;

/// <summary>Asks for a new generation of the index at its times. A time that was missed is made up for once; a new installation waits for the next one.</summary>
/// <param name="index">Which index: each of several machines builds its own.</param>
/// <param name="request">Asks for it.</param>
internal sealed class ReindexJob(ReindexOptions options, IRecordStore records, string index, TimeProvider time, Func<CancellationToken, Task> request)
    : ScheduledJob("reindex", options.Schedule)
{
    private const string Kind = "schedule";

    private string RecordName => $"reindex {index}";

    public override async Task<DateTimeOffset?> LastAsync(CancellationToken cancellation)
    {
        if (await records.FindAsync(Kind, RecordName, cancellation) is { } record
            && DateTimeOffset.TryParse(record.Content, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset last))
        {
            return last;
        }

        return await NoteAsync(cancellation);
    }

    public override async Task<TimeSpan?> RunAsync(CancellationToken cancellation)
    {
        await request(cancellation);
        await NoteAsync(cancellation);
        return null;
    }

    private async Task<DateTimeOffset> NoteAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        StoredRecord? record = await records.FindAsync(Kind, RecordName, cancellation);

        // Where another was quicker, it wrote the same.
        await records.WriteAsync(Kind, RecordName, now.ToString("O", CultureInfo.InvariantCulture), record?.Version ?? 0, cancellation);
        return now;
    }
}
