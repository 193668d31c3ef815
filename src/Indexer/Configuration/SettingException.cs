namespace Indexer.Configuration;

/// <summary>A setting has a value that is not allowed; the program does not start.</summary>
public sealed class SettingException(string key, string? value, string allowed)
    : Exception($"Setting {key}: '{value}' is not allowed. Allowed: {allowed}")
{
    /// <summary>As in appsettings.json, parts joined by ':'.</summary>
    public string Key { get; } = key;

    public string? Value { get; } = value;

    /// <summary>What may be written there, a sentence.</summary>
    public string Allowed { get; } = allowed;
}
