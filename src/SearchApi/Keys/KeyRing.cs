using System.Collections.Frozen;
using System.Security.Cryptography;
using Indexer.Keys;
using Search.Documents;
using Search.Documents.Store;

namespace SearchApi.Keys;

/// <summary>
/// The keys as the store had them half a second ago, so that no request waits for the store and a store that is down neither opens the doors nor stops a
/// search: the keys last read go on to hold, and where none were ever read nobody is let in. Thread safe.
/// </summary>
internal sealed partial class KeyRing(IDocumentStore store, TimeProvider time, ILogger<KeyRing> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private volatile IReadOnlyList<KnownKey>? keys;
    private string? failing;

    /// <summary>Whether there are keys; null where that could not be read yet.</summary>
    public bool? HasKeys => keys is { } known ? known.Count > 0 : null;

    /// <summary>The key with this secret. Takes the same time whichever it is, and whether there is one.</summary>
    public KnownKey? Find(string secret)
    {
        byte[] hash = ApiKeySecret.Hash(secret);
        KnownKey? found = null;
        foreach (KnownKey known in keys ?? [])
        {
            found = CryptographicOperations.FixedTimeEquals(hash, known.Key.Hash.Span) ? known : found;
        }

        return found;
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request is served.
        await ReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Looks once.</summary>
    internal async Task ReadAsync(CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<ApiKey> read = await new KeyRecords(store.Records).ReadAsync(cancellation);
            bool? before = HasKeys;
            keys = [.. read.Select(key => new KnownKey(key))];
            failing = null;
            if (HasKeys != before)
            {
                Say(read.Count);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            if (failing != fault.Message)
            {
                failing = fault.Message;
                LogFailure(fault.Message);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await ReadAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    private void Say(int count)
    {
        if (count == 0)
        {
            LogNone();
        }
        else
        {
            LogCount(count);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No API key is configured: write and admin routes answer to this machine only (loopback). Add a key with: indexer keys add NAME --scope write")]
    private partial void LogNone();

    [LoggerMessage(Level = LogLevel.Information, Message = "Write and admin routes ask for an API key; keys: {Count}")]
    private partial void LogCount(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The API keys cannot be read; those last read go on to hold: {Reason}")]
    private partial void LogFailure(string reason);
}

/// <summary>A key and what it may read. Immutable.</summary>
internal sealed class KnownKey(ApiKey key)
{
    public ApiKey Key => key;

    /// <summary>Its audiences, <c>public</c> among them; those of keys that were made before names were composed in both spellings.</summary>
    public IReadOnlySet<string> Audiences { get; } = FrozenSet.Create(StringComparer.Ordinal, ["public", .. key.Audiences, .. key.Audiences.Select(AudienceName.Read).OfType<string>()]);
}
