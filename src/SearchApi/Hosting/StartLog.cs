namespace SearchApi.Hosting;

/// <summary>
/// Keeps the host from logging a failed start with its stack while <see cref="SearchApiHost.ServeAsync"/> tells the same in one line or lets the exception
/// through. What a service does after the start is logged as ever. Thread safe.
/// </summary>
internal sealed class StartLog
{
    // The category of the host's own messages: a failed start is an error there, a service that stops the host is critical.
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    private volatile bool isOver;

    /// <summary>Adds the filter, and itself to the services.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        var log = new StartLog();
        builder.Services.AddSingleton(log);
        builder.Logging.AddFilter(Host, level => level >= (log.isOver ? LogLevel.Information : LogLevel.Critical));
    }

    /// <summary>Says that the service has started.</summary>
    public void End() => isOver = true;
}
