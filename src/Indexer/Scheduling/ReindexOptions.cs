using Indexer.Configuration;
using Microsoft.Extensions.Configuration;

namespace Indexer.Scheduling;

/// <summary>When the index is built anew. Immutable.</summary>
/// <param name="Schedule">Null for never.</param>
public sealed record ReindexOptions(CronSchedule? Schedule)
{
    public const string ScheduleKey = "Reindex:Schedule";

    /// <summary>Sundays at 2 in the morning.</summary>
    public const string Default = "0 2 * * 0";

    /// <summary>Reads <c>Reindex</c>.</summary>
    /// <exception cref="SettingException">When the value is no schedule.</exception>
    public static ReindexOptions Read(IConfiguration configuration, TimeProvider time)
    {
        string text = configuration[ScheduleKey] is { Length: > 0 } given ? given : Default;
        return text == "never" ? new ReindexOptions((CronSchedule?)null)
            : new ReindexOptions(CronSchedule.Parse(text, time.GetUtcNow()) ?? throw new SettingException(ScheduleKey, text, CronSchedule.Allowed + " Or 'never'."));
    }
}
