using System.Net;
using Indexer.Configuration;
using Indexer.Fetching;
using Indexer.Scheduling;
using Indexer.Sources.Feeds;
using Indexer.Sources.Folders;
using Indexer.Sources.Json;
using Indexer.Sources.Sitemaps;
using Indexer.Sources.Sql;
using Microsoft.Extensions.Configuration;

namespace Indexer.Sources;

/// <summary>One of <c>Sources</c>, checked. Immutable; each kind has its own beside its source.</summary>
public abstract record SourceOptions
{
    /// <summary>The key of the list.</summary>
    public const string ListKey = "Sources";

    private static readonly string[] Kinds = ["folder", "feed", "sitemap", "sql", "json"];

    /// <summary>Unique; what its documents name as their source, and what they are remembered under.</summary>
    public string Name { get; private init; } = "";

    public string Kind { get; private init; } = "";

    /// <summary>Null for once at each start, and on demand.</summary>
    public CronSchedule? Schedule { get; private init; }

    /// <summary>Who may find its documents; null to leave it to them.</summary>
    public IReadOnlyList<string>? Audience { get; private init; }

    /// <summary>Fields of its own, beside those of <c>Ingest:FieldMap</c>.</summary>
    public IReadOnlyDictionary<string, string> FieldMap { get; init; } = new Dictionary<string, string>();

    /// <summary>How many per cent of its items a visit may find gone and be believed.</summary>
    public int MostGone { get; private init; }

    /// <summary>Reads <c>Sources</c>.</summary>
    /// <exception cref="SettingException">At the first value that is not allowed.</exception>
    public static IReadOnlyList<SourceOptions> ReadAll(IConfiguration configuration, TimeProvider time)
    {
        var all = new List<SourceOptions>();
        foreach (IConfigurationSection entry in configuration.GetSection(ListKey).GetChildren())
        {
            SourceOptions options = Read(new SettingSection(entry, time));
            if (all.Any(other => other.Name.Equals(options.Name, StringComparison.OrdinalIgnoreCase)))
            {
                throw new SettingException($"{entry.Path}:Name", options.Name, "a name that no other source bears.");
            }

            all.Add(options);
        }

        return all;
    }

    /// <summary>What decides which items it lists and how it knows what changed; where that changes, what was remembered of its lists is good for nothing. Never shown: only its hash is kept.</summary>
    internal virtual string Listing => "";

    /// <summary>Makes the source.</summary>
    internal abstract ISource Open(SourceTools tools);

    private static SourceOptions Read(SettingSection settings)
    {
        const string Allowed = "a name of 1 to 100 characters without '/' and control characters.";
        string name = settings.Required("name", Allowed);
        if (!SourceName.IsGood(name))
        {
            throw new SettingException(settings.Key("name"), name, Allowed);
        }

        string kind = settings.Choice("kind", "", Kinds);
        SourceOptions options = kind switch
        {
            "folder" => FolderOptions.Read(settings),
            "feed" => FeedOptions.Read(settings),
            "sitemap" => SitemapOptions.Read(settings),
            "sql" => SqlOptions.Read(settings),
            "json" => JsonApiOptions.Read(settings),
            _ => throw new SettingException(settings.Key("kind"), null, string.Join(", ", Kinds) + "."),
        };
        IReadOnlyList<string> audience = settings.Audiences("audience");
        options = options with
        {
            Name = name,
            Kind = kind,
            Schedule = settings.Schedule("schedule"),
            Audience = audience.Count == 0 ? null : audience,
            MostGone = settings.Number("mostDeletedPercent", 50, 0, 100),
        };
        settings.End();
        return options;
    }
}

/// <summary>What sources share. Thread safe.</summary>
/// <param name="Resolve">How names become addresses; the system's way where null.</param>
internal sealed record SourceTools(HostGates Gates, TimeProvider Time, Func<string, CancellationToken, Task<IPAddress[]>>? Resolve = null)
{
    public Fetcher Fetcher(FetchOptions options) => new(options, Gates, Time, Resolve);
}

/// <summary>What a source may be called: its name becomes part of ids.</summary>
internal static class SourceName
{
    public static bool IsGood(string name) => !string.IsNullOrWhiteSpace(name) && !name.Contains('/') && !name.Any(char.IsControl) && name.Length <= 100;
}
