using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Indexer.Configuration;

/// <summary>The settings of <c>Logging</c>, of which the framework refuses a wrong one only with a stack.</summary>
public static class LogLevels
{
    private const string Section = "Logging";
    private const string Levels = "LogLevel";

    /// <summary>Looks at the levels of all categories, those of single providers too (<c>Logging:Console:LogLevel</c>).</summary>
    /// <exception cref="SettingException">At the first that is none.</exception>
    public static void Check(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection logging = configuration.GetSection(Section);
        foreach (IConfigurationSection category in logging.GetChildren().Select(provider => provider.GetSection(Levels)).Prepend(logging.GetSection(Levels)).SelectMany(levels => levels.GetChildren()))
        {
            if (!string.IsNullOrEmpty(category.Value) && !(Enum.TryParse(category.Value, ignoreCase: true, out LogLevel level) && Enum.IsDefined(level)))
            {
                throw new SettingException(category.Path, category.Value, string.Join(", ", Enum.GetNames<LogLevel>()) + ".");
            }
        }
    }
}
