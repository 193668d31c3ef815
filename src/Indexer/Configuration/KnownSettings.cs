using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Indexer.Configuration;

/// <summary>
/// The settings that the programs have outside of sources, which check theirs themselves: a slip of the pen would otherwise go unseen. Whatever else there is,
/// of ASP.NET or in the environment, is left alone unless its name is nearly that of a section of ours.
/// </summary>
public static class KnownSettings
{
    private const string Sources = "Sources";

    private enum Form
    {
        Value,
        List,
        Map,
    }

    // CONFIGURATION.md lists them too.
    private static readonly Dictionary<string, Dictionary<string, Form>> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Data"] = Of(("Path", Form.Value)),
        ["Store"] = Of(("Provider", Form.Value), ("ConnectionString", Form.Value)),
        ["Index"] = Of(("Mode", Form.Value)),
        ["Push"] = Of(("MaxLag", Form.Value)),
        ["Cors"] = Of(("Origins", Form.List)),
        ["Samples"] = Of(("Path", Form.Value)),
        ["Ingest"] = Of(("FieldMap", Form.Map)),
        ["Reindex"] = Of(("Schedule", Form.Value)),
        ["Analysis"] = Of(("Synonyms", Form.Value)),
        [Sources] = [],
    };

    /// <summary>Looks at all names, and at whether values, lists and maps stand where they belong. Values that are told may be secrets, and are not repeated.</summary>
    /// <exception cref="SettingException">At the first that is none.</exception>
    public static void Check(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        foreach (IConfigurationSection section in configuration.GetChildren())
        {
            if (Sections.TryGetValue(section.Key, out Dictionary<string, Form>? keys))
            {
                CheckValue(configuration, section, keys);
                if (!section.Key.Equals(Sources, StringComparison.OrdinalIgnoreCase))
                {
                    Check(section, keys);
                }
            }
            else if (section.GetChildren().Any() && NearName.Of(section.Key, Sections.Keys) is { } near)
            {
                throw new SettingException(section.Path, "…", $"{near}, if that was meant.");
            }
        }
    }

    // A variable of the environment that is called DATA or INDEX is somebody else's; one called SOURCES is hardly.
    private static void CheckValue(IConfiguration configuration, IConfigurationSection section, Dictionary<string, Form> keys)
    {
        if (string.IsNullOrEmpty(section.Value))
        {
            return;
        }

        if (keys.Count == 0)
        {
            throw new SettingException(section.Path, "…", $"a list whose entries have names: {Sources}:0:name, {Sources}:0:kind (in the environment {Sources}__0__name) and so on.");
        }

        if (configuration is IConfigurationRoot root && root.Providers.Any(provider => provider is not EnvironmentVariablesConfigurationProvider && provider.TryGet(section.Path, out string? value) && value == section.Value))
        {
            throw new SettingException(section.Path, "…", $"a section with {string.Join(", ", keys.Keys)}: {section.Path}:{keys.Keys.First()}.");
        }
    }

    private static void Check(IConfigurationSection section, Dictionary<string, Form> keys)
    {
        foreach (IConfigurationSection setting in section.GetChildren())
        {
            if (!keys.TryGetValue(setting.Key, out Form form))
            {
                throw new SettingException(setting.Path, "…", NearName.Allowed(setting.Key, keys.Keys));
            }

            if (form == Form.Value && setting.GetChildren().Any())
            {
                throw new SettingException(setting.Path, "{…}", "one value.");
            }

            if (form != Form.Value && !string.IsNullOrEmpty(setting.Value))
            {
                throw new SettingException(setting.Path, "…", form == Form.List ? $"a list: {setting.Path}:0 and so on." : $"a map: {setting.Path}:NAME and so on.");
            }
        }
    }

    private static Dictionary<string, Form> Of(params (string Key, Form Form)[] keys) => keys.ToDictionary(key => key.Key, key => key.Form, StringComparer.OrdinalIgnoreCase);
}
