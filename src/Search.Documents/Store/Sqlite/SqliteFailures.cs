using Microsoft.Data.Sqlite;
using Polly;
using Polly.Retry;

namespace Search.Documents.Store.Sqlite;

/// <summary>Tells passing failures, which are tried again, from lasting ones, which are told to a person.</summary>
internal static class SqliteFailures
{
    public const int ReadOnly = 8;
    public const int CannotOpen = 14;

    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Tries a busy store again for some 15 s, on top of the 5 s that SQLite itself waits each time.</summary>
    public static ResiliencePipeline Retry(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<SqliteException>(fault => fault.SqliteErrorCode is Busy or Locked),
            MaxRetryAttempts = 8,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(3),
        })
        .Build();

    public static StoreException Translate(SqliteException fault, string place) => fault.SqliteErrorCode switch
    {
        Busy or Locked => new(StoreFault.Busy, place, "Another process keeps the store locked.", "Try again; if it lasts, look for a backup or a tool that holds the file.", fault),
        3 or ReadOnly or 23 => new(StoreFault.ReadOnly, place, "The store may not be written.", "Give this program's user the right to write the file and its folder.", fault),
        10 => new(StoreFault.Disk, place, $"The disk gave an error ({fault.SqliteExtendedErrorCode}).", "Look at the system's log; the store must lie on a local disk.", fault),
        11 => new(StoreFault.Damaged, place, "The store is damaged.", "Stop the service and restore the last snapshot.", fault),
        13 => new(StoreFault.Full, place, "The disk is full.", "Free some space and do it again; nothing of this write was stored.", fault),
        CannotOpen => new(StoreFault.CannotOpen, place, "The store cannot be opened.", "Check that the folder exists and that this program's user may write to it.", fault),
        26 => new(StoreFault.NotAStore, place, "This file is no SQLite database.", "Point Data:Path or Store:ConnectionString elsewhere, or move the file away.", fault),
        _ => new(StoreFault.Disk, place, fault.Message, "See the inner error.", fault),
    };
}
