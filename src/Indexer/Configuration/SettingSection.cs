using System.Globalization;
using System.Net;
using Indexer.Scheduling;
using Microsoft.Extensions.Configuration;
using Search.Documents;

namespace Indexer.Configuration;

/// <summary>Reads the settings of one section, each with its check, and knows at the end which were none. Used by one thread.</summary>
internal sealed class SettingSection(IConfigurationSection section, TimeProvider time)
{
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole key of a setting.</summary>
    public string Key(string name) => $"{section.Path}:{name}";

    public string? Text(string name)
    {
        known.Add(name);
        return section[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }

    /// <exception cref="SettingException">When there is none.</exception>
    public string Required(string name, string allowed) => Text(name) ?? throw new SettingException(Key(name), section[name], allowed);

    public string Choice(string name, string usual, params string[] choices) => Text(name) is not { } value ? usual
        : choices.FirstOrDefault(choice => choice.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingException(Key(name), value, string.Join(", ", choices) + ".");

    public bool Flag(string name, bool usual) => Text(name) is not { } value ? usual
        : bool.TryParse(value, out bool flag) ? flag : throw new SettingException(Key(name), value, "true, false.");

    public int Number(string name, int usual, int least, int most) => Text(name) is not { } value ? usual
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number
        : throw new SettingException(Key(name), value, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}."));

    public TimeSpan Seconds(string name, double usual, double least, double most) => Text(name) is not { } value ? TimeSpan.FromSeconds(usual)
        : double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds >= least && seconds <= most ? TimeSpan.FromSeconds(seconds)
        : throw new SettingException(Key(name), value, string.Create(CultureInfo.InvariantCulture, $"seconds, from {least} to {most}."));

    public Uri? Address(string name)
    {
        const string Allowed = "an address that begins with http:// or https://, without a user's name.";
        return Text(name) is not { } value ? null
            : Uri.TryCreate(value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 ? address
            : throw new SettingException(Key(name), value, Allowed);
    }

    public Uri RequiredAddress(string name) => Address(name) ?? throw new SettingException(Key(name), section[name], "an address that begins with http:// or https://.");

    public CronSchedule? Schedule(string name) => Text(name) is not { } value ? null
        : CronSchedule.Parse(value, time.GetUtcNow()) ?? throw new SettingException(Key(name), value, CronSchedule.Allowed);

    /// <summary>Several values, or one alone.</summary>
    public IReadOnlyList<string> List(string name)
    {
        if (Text(name) is { } one)
        {
            return [one];
        }

        return [.. section.GetSection(name).GetChildren().Select(child => string.IsNullOrWhiteSpace(child.Value) ? throw new SettingException(child.Path, child.Value, "a text.") : child.Value.Trim())];
    }

    /// <summary>Names of audiences, to the letter: blanks around one are refused here as everywhere.</summary>
    public IReadOnlyList<string> Audiences(string name)
    {
        known.Add(name);
        IConfigurationSection given = section.GetSection(name);
        IEnumerable<IConfigurationSection> names = given.Value is { Length: > 0 } ? [given] : given.GetChildren();
        return [.. names.Select(one => AudienceName.Read(one.Value) ?? throw new SettingException(one.Path, one.Value, AudienceName.Allowed))];
    }

    public IReadOnlyList<IPNetwork> Networks(string name) => [.. List(name).Select(value =>
        IPNetwork.TryParse(value, out IPNetwork network) ? network
        : IPAddress.TryParse(value, out IPAddress? address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException(Key(name), value, "addresses or networks such as 10.1.0.0/16."))];

    public IReadOnlyDictionary<string, string> Map(string name)
    {
        known.Add(name);
        if (!string.IsNullOrEmpty(section[name]))
        {
            throw new SettingException(Key(name), "…", $"a map: {Key(name)}:NAME and so on.");
        }

        return section.GetSection(name).GetChildren().ToDictionary(child => child.Key, child => child.Value ?? "", StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string> FieldMap(string name)
    {
        known.Add(name);
        return IngestOptions.ReadFieldMap(section.GetSection(name));
    }

    /// <summary>Says that all settings were asked for.</summary>
    /// <exception cref="SettingException">When there is one that nobody asked for: a slip of the pen would otherwise go unseen.</exception>
    public void End()
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (!known.Contains(child.Key))
            {
                // It may be a secret under another name than it has here.
                throw new SettingException(child.Path, "…", NearName.Allowed(child.Key, known));
            }
        }
    }
}
