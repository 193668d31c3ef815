using System.Globalization;
using Indexer.Configuration;

namespace SearchApi.Writing;

/// <summary>How much may be under way at once. Immutable.</summary>
/// <param name="MaxLag">How many changes may be stored and not searchable before writers are asked to wait.</param>
public sealed record WriteOptions(long MaxLag)
{
    /// <summary>The setting's key.</summary>
    public const string MaxLagKey = "Push:MaxLag";

    /// <summary>The default of <see cref="MaxLag"/>.</summary>
    public const long DefaultMaxLag = 100_000;

    /// <summary>Largest body of one document and longest line, in bytes once unpacked.</summary>
    public const int MaxDocument = 16 * 1024 * 1024;

    /// <summary>How long a write is waited for to become searchable.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Reads <c>Push</c>.</summary>
    /// <exception cref="SettingException">When a value is not allowed.</exception>
    public static WriteOptions Read(IConfiguration configuration)
    {
        string? given = configuration[MaxLagKey];
        return string.IsNullOrWhiteSpace(given) ? new WriteOptions(DefaultMaxLag)
            : long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out long lag) && lag > 0 ? new WriteOptions(lag)
            : throw new SettingException(MaxLagKey, given, "a whole number above 0.");
    }
}
