using Indexer.Configuration;
using System.Collections.Concurrent;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Indexer.Fetching;

/// <summary>
/// Tries again what may pass, ever more slowly and never before the server said; and leaves a host alone that fails again and again. An attempt is a whole
/// answer with its body, so that one which drips or breaks off counts as failed. Thread safe.
/// </summary>
internal sealed class FetchResilience(FetchOptions options, TimeProvider time)
{
    /// <summary>What asks for a longer pause than this is not waited for; the next visit comes later.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, ResiliencePipeline<Fetched>> attempts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ResiliencePipeline<Fetched> retry = Retry(options, time);

    /// <summary>Runs a request, each attempt after <paramref name="enter"/> let it.</summary>
    /// <exception cref="FetchException">When the last attempt failed.</exception>
    public async Task<Fetched> RunAsync(Uri address, Func<CancellationToken, Task<IDisposable>> enter, Func<CancellationToken, Task<Fetched>> fetch, CancellationToken cancellation)
    {
        ResiliencePipeline<Fetched> attempt = attempts.GetOrAdd(address.Authority, _ => Attempt(options, time));
        return await retry.ExecuteAsync(
            async token =>
            {
                using IDisposable turn = await enter(token);
                try
                {
                    return await attempt.ExecuteAsync(async inner => await fetch(inner), token);
                }
                catch (TimeoutRejectedException fault)
                {
                    throw new FetchException(FetchFault.Transient, address, $"{ShownAddress.Of(address)} did not answer in full within {options.Timeout.TotalSeconds:0.###} s.", "Look whether the server is up, or raise 'timeoutSeconds'.", fault);
                }
                catch (BrokenCircuitException fault)
                {
                    throw new FetchException(FetchFault.HostDown, address, $"{address.Authority} failed again and again and is left alone for {Break.TotalSeconds:0} s.", "Look whether the server is up.", fault);
                }
            },
            cancellation);
    }

    private static TimeSpan Break { get; } = TimeSpan.FromSeconds(60);

    private static ResiliencePipeline<Fetched> Retry(FetchOptions options, TimeProvider time) => options.Retries == 0
        ? ResiliencePipeline<Fetched>.Empty
        : new ResiliencePipelineBuilder<Fetched> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Fetched>
            {
                ShouldHandle = new PredicateBuilder<Fetched>().Handle<FetchException>(fault => fault.Fault == FetchFault.Transient && (fault.RetryAfter ?? TimeSpan.Zero) <= Patience),
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                DelayGenerator = outcome => ValueTask.FromResult((outcome.Outcome.Exception as FetchException)?.RetryAfter),
            })
            .Build();

    private static ResiliencePipeline<Fetched> Attempt(FetchOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<Fetched> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Fetched>
            {
                ShouldHandle = new PredicateBuilder<Fetched>().Handle<TimeoutRejectedException>().Handle<FetchException>(fault => fault.Fault == FetchFault.Transient),
                FailureRatio = 0.8,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromMinutes(10),
                BreakDuration = Break,
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout })
            .Build();
}
