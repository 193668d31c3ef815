using Indexer.Configuration;
using Indexer.Scheduling;
using Indexer.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Search.Documents.Store;

namespace Indexer.Commands;

/// <summary>The settings of this program, checked.</summary>
internal sealed record Installation(
    IConfiguration Configuration, DataOptions Data, StoreOptions Store, IngestOptions Ingest, IReadOnlyList<SourceOptions> Sources, ReindexOptions Reindex)
{
    /// <summary>appsettings.json beside the program, then the environment, then the command line.</summary>
    /// <exception cref="SettingException">When a value is not allowed.</exception>
    /// <exception cref="InvalidDataException">When the file is no JSON: <see cref="SettingFile"/>.</exception>
    public static Installation Read(string[] settings)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .Build();
        LogLevels.Check(configuration);
        DataOptions data = DataOptions.Read(configuration);
        var installation = new Installation(
            configuration,
            data,
            StoreOptions.Read(configuration, data),
            IngestOptions.Read(configuration),
            SourceOptions.ReadAll(configuration, TimeProvider.System),
            ReindexOptions.Read(configuration, TimeProvider.System));
        KnownSettings.Check(configuration);
        return installation;
    }

    public Task<IDocumentStore> OpenStoreAsync(CancellationToken cancellation) => Store.OpenAsync(TimeProvider.System, cancellation);

    /// <summary>Opens the store where there is one.</summary>
    public Task<IDocumentStore> OpenExistingStoreAsync(CancellationToken cancellation) => Store.OpenExistingAsync(TimeProvider.System, cancellation);

    /// <summary>Logs go to standard error, so that standard output stays what a command prints.</summary>
    public ILoggerFactory Logging(LogLevel least) => LoggerFactory.Create(builder => builder
        .AddConfiguration(Configuration.GetSection("Logging"))
        .SetMinimumLevel(least)
        .AddFilter((string? _, LogLevel level) => level >= least)
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
}
