using Indexer.Configuration;

namespace SearchApi.Hosting;

/// <summary>Who keeps the index up with the store.</summary>
public enum IndexMode
{
    /// <summary>This process.</summary>
    Embedded,

    /// <summary>An <c>indexer run</c> beside it.</summary>
    External,
}

/// <summary>The index's settings. Immutable.</summary>
/// <param name="Mode">The default is <see cref="IndexMode.Embedded"/>.</param>
public sealed record IndexOptions(IndexMode Mode)
{
    /// <summary>The setting's key.</summary>
    public const string ModeKey = "Index:Mode";

    /// <summary>Reads <c>Index</c>.</summary>
    /// <exception cref="SettingException">When a value is not allowed.</exception>
    public static IndexOptions Read(IConfiguration configuration) => configuration[ModeKey] switch
    {
        null or "" => new IndexOptions(IndexMode.Embedded),
        { } mode when mode.Equals("embedded", StringComparison.OrdinalIgnoreCase) => new IndexOptions(IndexMode.Embedded),
        { } mode when mode.Equals("external", StringComparison.OrdinalIgnoreCase) => new IndexOptions(IndexMode.External),
        { } mode => throw new SettingException(ModeKey, mode, "embedded, external."),
    };
}
