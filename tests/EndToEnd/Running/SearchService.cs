using System.Net;
using EndToEnd.Searching;

namespace EndToEnd.Running;

/// <summary>SearchApi as a process on a free port of the loopback interface.</summary>
public sealed class SearchService : IAsyncDisposable
{
    // Far more than it takes: a busy machine may be many times slower.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly RunningProcess process;

    private SearchService(RunningProcess process, Uri address)
    {
        this.process = process;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = Patience };
    }

    public HttpClient Http { get; }

    public string Log => process.Log;

    /// <summary>Starts it and waits until it answers.</summary>
    public static async Task<SearchService> StartAsync(string dataPath, IReadOnlyDictionary<string, string>? settings = null, string? program = null)
    {
        for (int attempt = 1; ; attempt++)
        {
            Uri address = new($"http://127.0.0.1:{LoopbackPort.Free()}");
            Dictionary<string, string> all = new(settings ?? new Dictionary<string, string>())
            {
                ["Data__Path"] = dataPath,
                ["Urls"] = address.OriginalString,
            };
            RunningProcess process = RunningProcess.Start(program ?? Checkout.Program("SearchApi"), [], all, dataPath);
            SearchService service = new(process, address);
            if (await service.AnswersAsync())
            {
                return service;
            }

            string log = service.Log;
            await service.DisposeAsync();

            // Another process may take the port between finding and using it.
            if (attempt == 3 || !log.Contains("already in use", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException($"SearchApi does not answer at {address}:\n{log}");
            }
        }
    }

    /// <summary>Searches, and checks what holds of every answer.</summary>
    public async Task<SearchAnswer> SearchAsync(params IEnumerable<(string Key, string Value)> parameters)
    {
        string route = "/api/v1/search?" + string.Join('&', parameters.Select(p => p.Key + '=' + Uri.EscapeDataString(p.Value)));
        using HttpResponseMessage response = await Http.GetAsync(route, TestContext.Current.CancellationToken);
        string body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"GET {route}\n{body}");
        SearchAnswer answer = SearchAnswer.Parse(body);
        AnswerRules.Check(answer, route);
        return answer;
    }

    /// <summary>Asks again and again until the answer is as wished; fails with the last one.</summary>
    public async Task<SearchAnswer> SearchUntilAsync(Func<SearchAnswer, bool> wish, params (string Key, string Value)[] parameters)
    {
        using CancellationTokenSource limit = new(Patience);
        while (true)
        {
            SearchAnswer answer = await SearchAsync(parameters);
            if (wish(answer))
            {
                return answer;
            }

            limit.IsCancellationRequested.ShouldBeFalse($"waited in vain; last answer: {answer}\n{Log}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends it without warning.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Ends it as a service manager would.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync() => process.StopAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }

    private async Task<bool> AnswersAsync()
    {
        using CancellationTokenSource limit = new(Patience);
        while (!process.HasExited && !limit.IsCancellationRequested)
        {
            try
            {
                using HttpResponseMessage response = await Http.GetAsync("/health/ready", limit.Token);
                if (response.IsSuccessStatusCode)
                {
                    return true;
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(50, CancellationToken.None);
        }

        return false;
    }
}
