namespace Search.Documents.Store;

/// <summary>Why a store cannot go on.</summary>
public enum StoreFault
{
    /// <summary>The disk or the quota is full.</summary>
    Full,

    /// <summary>It may be read and not written.</summary>
    ReadOnly,

    /// <summary>The place cannot be opened: no folder, no database, no right.</summary>
    CannotOpen,

    /// <summary>There is none, and it was not to be made.</summary>
    Missing,

    /// <summary>What is there is not a store.</summary>
    NotAStore,

    /// <summary>A newer version of the program wrote it.</summary>
    NewerVersion,

    /// <summary>The content is damaged.</summary>
    Damaged,

    /// <summary>Another process kept it locked for too long. Trying again later may succeed.</summary>
    Busy,

    /// <summary>The server cannot be reached for now. Trying again later may succeed.</summary>
    Unreachable,

    /// <summary>The disk gave an error.</summary>
    Disk,
}

/// <summary>
/// A store cannot do what it was asked; nothing of the asked-for write was stored. Only where it is <see cref="StoreFault.Unreachable"/> this may be unknown, and the
/// message says so; doing it again is harmless.
/// </summary>
public sealed class StoreException(StoreFault fault, string place, string reason, string remedy, Exception? inner = null)
    : Exception($"{reason} ({place}) {remedy}", inner)
{
    /// <summary>There is no store, and whoever only looks at one or copies it must not take a wrong place for an empty installation.</summary>
    internal static StoreException Missing(string place) => new(
        StoreFault.Missing, place, "There is no store, and none was made.", "Give this command the Data:Path and Store:ConnectionString of the service (in the environment Data__Path and Store__ConnectionString).");

    public StoreFault Fault { get; } = fault;

    /// <summary>The file or server concerned.</summary>
    public string Place { get; } = place;

    /// <summary>What is wrong, a sentence.</summary>
    public string Reason { get; } = reason;

    /// <summary>What to do about it, a sentence.</summary>
    public string Remedy { get; } = remedy;
}
