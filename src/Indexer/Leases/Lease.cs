using System.Diagnostics;
using System.Globalization;
using Search.Documents.Store;

namespace Indexer.Leases;

/// <summary>
/// A right that one process of an installation has at a time, kept as a record in the store. Who wants it watches the record: where its version does not
/// change for the lease's duration, measured on the watcher's own clock, its holder is taken for dead. No two machines' clocks are ever compared. A holder
/// that was paused learns by its next <see cref="RenewAsync"/> that another has it. Thread safe.
/// </summary>
/// <param name="holder">Who this is, for people.</param>
/// <param name="duration">How long a holder may be silent. It should renew three times as often.</param>
public sealed class Lease(IRecordStore records, string name, string holder, TimeSpan duration, TimeProvider time) : IDisposable
{
    private const string Kind = "lease";

    private readonly SemaphoreSlim turn = new(1, 1);
    private long held;
    private (long Version, long Since)? watched;

    /// <summary>How long a holder may be silent.</summary>
    public TimeSpan Duration => duration;

    /// <summary>Who had it when it was last asked for in vain; null before.</summary>
    public string? Other { get; private set; }

    /// <summary>Whether <see cref="Other"/> was seen to renew it, so that waiting for its silence is vain.</summary>
    public bool IsOtherAlive { get; private set; }

    /// <summary>This process, as a holder.</summary>
    public static string ThisProcess => $"{ThisMachine}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";

    private static string ThisMachine => $"{Environment.MachineName}, process ";

    /// <summary>Whether a lease has a holder, as far as one look tells: a holder on another machine that died shows only by its silence.</summary>
    /// <exception cref="StoreException">When the store cannot tell.</exception>
    public static async Task<bool> IsHeldAsync(IRecordStore records, string name, CancellationToken cancellation) =>
        await records.FindAsync(Kind, name, cancellation) is { } record && !IsGone(record.Content);

    /// <summary>Takes it where nobody has it, or where who has it has been silent for its duration.</summary>
    /// <exception cref="StoreException">When the store cannot tell.</exception>
    public async Task<bool> TryTakeAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            StoredRecord? record = await records.FindAsync(Kind, name, cancellation);
            if (record is not null && !IsSilent(record))
            {
                Other = record.Content;
                return false;
            }

            // Not to be cancelled: a write whose version is not learnt would be another's to wait for.
            held = await records.WriteAsync(Kind, name, holder, record?.Version ?? 0, CancellationToken.None) ?? 0;
            watched = null;
            return held != 0;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Says that the holder lives, and makes sure that it still has the lease: to be called before anything that only the holder may do.</summary>
    /// <exception cref="LeaseLostException">When it has not.</exception>
    /// <exception cref="StoreException">When the store cannot tell.</exception>
    public async Task RenewAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (held != 0)
            {
                held = await records.WriteAsync(Kind, name, holder, held, CancellationToken.None) ?? 0;
            }

            if (held == 0)
            {
                throw new LeaseLostException(name);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Gives it back, so that another need not wait. Nothing where it is not held.</summary>
    /// <exception cref="StoreException">When the store cannot do it; the lease then ends by silence.</exception>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (held != 0)
            {
                await records.DeleteAsync(Kind, name, held, cancellation);
                held = 0;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Lets go of what it needs; the lease itself is not given back.</summary>
    public void Dispose() => turn.Dispose();

    private static bool IsGone(string holder)
    {
        if (!holder.StartsWith(ThisMachine, StringComparison.Ordinal) || !int.TryParse(holder.AsSpan(ThisMachine.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private bool IsSilent(StoredRecord record)
    {
        if (watched?.Version != record.Version)
        {
            IsOtherAlive = watched is not null;
            watched = (record.Version, time.GetTimestamp());
            return false;
        }

        return time.GetElapsedTime(watched.Value.Since) >= duration;
    }
}

/// <summary>Another process has the lease; whatever only the holder may do must stop.</summary>
public sealed class LeaseLostException(string name) : Exception($"The lease '{name}' was lost: another process has it.");
