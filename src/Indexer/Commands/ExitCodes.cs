namespace Indexer.Commands;

/// <summary>What the program's end says, for scripts.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Done, but some documents were refused and listed.</summary>
    public const int Refused = 1;

    public const int Usage = 2;

    /// <summary>Not done; or stored, but not searchable before whoever holds the index catches up.</summary>
    public const int Failed = 3;
}
