namespace Indexer.Configuration;

/// <summary>A setting has a value that is not allowed; the program does not start. Who is named in an address and the values of its query are not repeated.</summary>
public sealed class SettingException(string key, string? value, string allowed)
    : Exception($"Setting {key}: '{Shown(value)}' is not allowed. Allowed: {allowed}")
{
    /// <summary>As in appsettings.json, parts joined by ':'.</summary>
    public string Key { get; } = key;

    /// <summary>As it may be shown.</summary>
    public string? Value { get; } = Shown(value);

    /// <summary>What may be written there, a sentence.</summary>
    public string Allowed { get; } = allowed;

    private static string? Shown(string? value) => value is null ? null : ShownAddress.OfSetting(value);
}
