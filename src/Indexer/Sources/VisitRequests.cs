using Search.Documents.Store;

namespace Indexer.Sources;

/// <summary>Visits that people ask for, as records of the store: whichever process visits the sources makes them. Thread safe.</summary>
internal sealed class VisitRequests(IRecordStore records, TimeProvider time)
{
    private const string Kind = "visit";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestUnheard = TimeSpan.FromSeconds(30);

    private readonly SourceStates states = new(records);

    /// <summary>Has whoever visits the sources make a visit to each of some now, and waits for their ends.</summary>
    /// <returns>What came of each, in order; null for one that is not taken up within half a minute.</returns>
    public async Task<IReadOnlyList<(string Name, SourceState? State)>> HaveVisitedAsync(IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        var came = new List<(string, SourceState?)>();
        try
        {
            foreach (string source in sources)
            {
                await AskAsync(source, cancellation);
            }

            foreach (string source in sources)
            {
                came.Add((source, await WaitAsync(source, cancellation)));
            }
        }
        finally
        {
            foreach (string source in sources)
            {
                await EndAsync(source, await FindAsync(source, CancellationToken.None), CancellationToken.None);
            }
        }

        return came;
    }

    /// <summary>Asks for a visit; one that is asked for already answers for this one too.</summary>
    public Task AskAsync(string source, CancellationToken cancellation) => records.WriteAsync(Kind, source, "", 0, cancellation);

    /// <summary>The version of what is asked for; null where nothing is.</summary>
    public async Task<long?> FindAsync(string source, CancellationToken cancellation) => (await records.FindAsync(Kind, source, cancellation))?.Version;

    /// <summary>Completes when a visit is asked for.</summary>
    public async Task AskedAsync(string source, CancellationToken cancellation)
    {
        while (await FindAsync(source, cancellation) is null)
        {
            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <summary>Says that what was asked for before a visit is done, or not wanted any more.</summary>
    /// <param name="version">Null for nothing.</param>
    public async Task EndAsync(string source, long? version, CancellationToken cancellation)
    {
        if (version is { } asked)
        {
            await records.DeleteAsync(Kind, source, asked, cancellation);
        }
    }

    private async Task<SourceState?> WaitAsync(string source, CancellationToken cancellation)
    {
        long heard = time.GetTimestamp();
        while (await FindAsync(source, cancellation) is not null)
        {
            if ((await states.ReadAsync(source, cancellation)).RunningSince is not null)
            {
                heard = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(heard) > LongestUnheard)
            {
                return null;
            }

            await Task.Delay(Look, time, cancellation);
        }

        return await states.ReadAsync(source, cancellation);
    }
}
