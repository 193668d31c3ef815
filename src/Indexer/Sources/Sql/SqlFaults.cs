using System.Data.Common;
using Microsoft.Data.SqlClient;
using Polly;
using Polly.Retry;

namespace Indexer.Sources.Sql;

/// <summary>Tells passing faults of a database, which are tried again, from lasting ones, which are told to a person.</summary>
internal static class SqlFaults
{
    /// <summary>Tries again twice, within some seconds; what lasts longer is for the next visit.</summary>
    public static ResiliencePipeline Retry(TimeProvider time) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<DbException>(IsTransient),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
        })
        .Build();

    /// <summary>What to tell of whatever a provider throws.</summary>
    /// <param name="file">The database, where it is a file; null else.</param>
    public static SourceException Tell(Exception fault, string? file = null) => new(
        $"The database says: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}{(file is null ? "" : $" ({file})")}.", SqlRemedies.Of(fault), fault);

    private static bool IsTransient(DbException fault) => fault is SqlException server ? SqlServer.IsTransient(server) : fault.IsTransient;
}
