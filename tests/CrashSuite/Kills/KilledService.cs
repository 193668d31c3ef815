using EndToEnd.Running;

namespace CrashSuite.Kills;

/// <summary>SearchApi as a process that is there to be killed, at whatever it is.</summary>
internal sealed class KilledService : IAsyncDisposable
{
    private readonly RunningProcess process;

    private KilledService(RunningProcess process, Uri address)
    {
        this.process = process;
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Http { get; }

    public string Log => process.Log;

    /// <summary>Starts it and waits for nothing.</summary>
    public static KilledService Start(string dataPath)
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var settings = new Dictionary<string, string> { ["Data__Path"] = dataPath, ["Urls"] = address.OriginalString, ["DOTNET_TieredPGO"] = "0" };
        return new KilledService(RunningProcess.Start(Checkout.Program("SearchApi"), [], settings, dataPath), address);
    }

    /// <summary>Waits until it answers; false where it ended before.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        while (!process.HasExited)
        {
            try
            {
                using HttpResponseMessage response = await Http.GetAsync("/health/live", cancellation);
                return true;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20, cancellation);
        }

        return false;
    }

    public Task KillAsync() => process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }
}
