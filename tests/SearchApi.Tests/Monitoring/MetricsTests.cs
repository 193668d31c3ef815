using System.Globalization;
using System.Net;
using Indexer.Keys;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Search.Documents.Store;
using SearchApi.Keys;
using SearchApi.Tests.Writing;

namespace SearchApi.Tests.Monitoring;

public sealed class MetricsTests : IAsyncLifetime
{
    private readonly TestService service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Are_in_the_text_format_of_Prometheus()
    {
        using HttpResponseMessage response = await service.CreateLocalClient().GetAsync("/metrics", Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        string text = await response.Content.ReadAsStringAsync(Cancellation);
        text.ShouldContain("# HELP tracuu_searches_total ");
        text.ShouldContain("# TYPE tracuu_search_duration_seconds histogram");
        text.ShouldContain("process_cpu_seconds_total");

        using HttpResponseMessage head = await service.CreateLocalClient().SendAsync(HttpMethod.Head, "/metrics", null);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Count_searches_by_outcome_and_time_those_that_were_answered()
    {
        HttpClient client = service.CreateLocalClient();
        await client.JsonAsync("/api/v1/search?q=l%E1%BB%85+h%E1%BB%99i");
        await client.PageAsync("/?q=l%E1%BB%85+h%E1%BB%99i");
        await client.JsonAsync("/api/v1/search?q=zzzz&rewrite=off");
        await client.JsonAsync("/api/v1/search?size=0", HttpStatusCode.BadRequest);
        await client.JsonAsync("/api/v1/search?after=x", HttpStatusCode.BadRequest);
        await client.PageAsync("/?from=x", HttpStatusCode.BadRequest);
        await client.JsonAsync("/api/v1/suggest?q=l");

        Dictionary<string, double> values = await ReadAsync(client);
        values["tracuu_searches_total{outcome=\"found\"}"].ShouldBe(2);
        values["tracuu_searches_total{outcome=\"nothing\"}"].ShouldBe(1);
        values["tracuu_searches_total{outcome=\"refused\"}"].ShouldBe(3);
        values["tracuu_searches_total{outcome=\"failed\"}"].ShouldBe(0);
        values["tracuu_search_duration_seconds_count"].ShouldBe(3);
        values["tracuu_search_duration_seconds_sum"].ShouldBeGreaterThan(0);
        values["tracuu_search_duration_seconds_bucket{le=\"+Inf\"}"].ShouldBe(3);
        values["tracuu_suggest_duration_seconds_count"].ShouldBe(1);
    }

    [Fact]
    public async Task Count_writes_of_documents_and_of_lines()
    {
        HttpClient client = service.CreateLocalClient();
        await (await client.PutAsync("một", """{"title": "Một"}""", "?wait=searchable")).ReadAsync(HttpStatusCode.OK);
        await (await client.PutAsync("một", "[]")).ReadAsync(HttpStatusCode.BadRequest);
        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/kh%C3%B4ng", null)).ReadAsync(HttpStatusCode.NotFound);
        await client.PostAsync(Pushing.Lines("""{"id": "hai", "title": "Hai"}""", "{", """{"id": "ba", "title": "Ba"}"""), "?wait=searchable");

        Dictionary<string, double> values = await ReadAsync(client);
        values["tracuu_writes_total{outcome=\"accepted\"}"].ShouldBe(3);
        values["tracuu_writes_total{outcome=\"refused\"}"].ShouldBe(3);
        values["tracuu_documents_stored"].ShouldBe(TestService.Documents.Count + 3);
        values["tracuu_documents_searchable"].ShouldBe(TestService.Documents.Count + 3);
        values["tracuu_sequence_stored"].ShouldBe(TestService.Documents.Count + 3);
        values["tracuu_sequence_searchable"].ShouldBe(TestService.Documents.Count + 3);
        values["tracuu_lag_seconds"].ShouldBe(0);
        values["tracuu_write_queue_length"].ShouldBe(0);
        values["tracuu_index_state{state=\"ok\"}"].ShouldBe(1);
        values["tracuu_index_state{state=\"rebuilding\"}"].ShouldBe(0);
        values["tracuu_tasks{state=\"running\"}"].ShouldBe(0);
        values["tracuu_store_up"].ShouldBe(1);
        values.Keys.Count(key => key.StartsWith("tracuu_index_info{generation=\"g-", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Tell_of_each_source_what_came_of_it_and_when_it_is_visited_next()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-source-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.txt"), "Thông báo nghỉ lễ.", Cancellation);
        await using (var visiting = service.WithWebHostBuilder(builder => builder
            .UseSetting("Sources:0:name", "công báo").UseSetting("Sources:0:kind", "folder").UseSetting("Sources:0:path", folder.FullName).UseSetting("Sources:0:schedule", "0 3 * * *")
            .UseSetting("Sources:1:name", "mất").UseSetting("Sources:1:kind", "folder").UseSetting("Sources:1:path", folder.FullName + "-khong-co")))
        {
            HttpClient client = visiting.CreateClient();
            client.DefaultRequestHeaders.Add(TestService.AddressHeader, "127.0.0.1");
            Dictionary<string, double> values = await ReadAsync(client);
            while (!values.ContainsKey("tracuu_source_last_run_succeeded{source=\"mất\"}") || values.GetValueOrDefault("tracuu_source_documents{source=\"công báo\"}") < 1)
            {
                await Task.Delay(50, Cancellation);
                values = await ReadAsync(client);
            }

            values["tracuu_source_last_run_succeeded{source=\"công báo\"}"].ShouldBe(1);
            values["tracuu_source_last_run_succeeded{source=\"mất\"}"].ShouldBe(0);
            double last = values["tracuu_source_last_run_timestamp_seconds{source=\"công báo\"}"];
            last.ShouldBeGreaterThan(DateTimeOffset.UnixEpoch.AddYears(50).ToUnixTimeSeconds());
            values["tracuu_source_next_run_timestamp_seconds{source=\"công báo\"}"].ShouldBeGreaterThan(last);
            values["tracuu_source_documents{source=\"mất\"}"].ShouldBe(0);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Are_for_administrators_as_the_status_is()
    {
        (await service.CreateClient().GetAsync("/metrics", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        string admin = await AddAsync("giám sát", Scope.Admin);
        string read = await AddAsync("cổng", Scope.Read);
        HttpClient far = service.CreateClientFrom("192.0.2.7");
        (await service.CreateLocalClient().GetAsync("/metrics", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await far.GetAsync("/metrics", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await far.SendAsync(HttpMethod.Get, "/metrics", null, ("X-Api-Key", read))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using HttpResponseMessage scraped = await far.SendAsync(HttpMethod.Get, "/metrics", null, ("Authorization", "Bearer " + admin));
        scraped.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Hold_nothing_that_anybody_wrote()
    {
        HttpClient client = service.CreateLocalClient();
        await client.JsonAsync("/api/v1/search?q=b%C3%AD+m%E1%BA%ADt&source=ngu%E1%BB%93n+ri%C3%AAng");
        await (await client.PutAsync("mã-riêng", """{"title": "Tên riêng"}""")).ReadAsync(HttpStatusCode.Accepted);
        string text = await client.GetStringAsync("/metrics", Cancellation);
        foreach (string secret in (string[])["bí mật", "nguồn riêng", "mã-riêng", "Tên riêng"])
        {
            text.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Say_that_the_store_cannot_be_read()
    {
        FaultyStore? store = null;
        using var faulty = service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IDocumentStore>(provider => store = new FaultyStore(provider))));
        HttpClient client = faulty.CreateClient();
        client.DefaultRequestHeaders.Add(TestService.AddressHeader, "127.0.0.1");
        (await ReadAsync(client))["tracuu_store_up"].ShouldBe(1);
        store!.RecordFault = StoreFault.Disk;
        Dictionary<string, double> values = await ReadAsync(client);
        values["tracuu_store_up"].ShouldBe(0);
        values["tracuu_documents_searchable"].ShouldBe(TestService.Documents.Count);
    }

    private async Task<string> AddAsync(string name, Scope scope)
    {
        string secret = ApiKeySecret.Create();
        await new KeyRecords(service.Services.GetRequiredService<IDocumentStore>().Records).AddAsync(new ApiKey(name, [scope], [], ApiKeySecret.Hash(secret), DateTimeOffset.UnixEpoch), Cancellation);
        await service.Services.GetRequiredService<KeyRing>().ReadAsync(Cancellation);
        return secret;
    }

    /// <summary>Each series with its value.</summary>
    private static async Task<Dictionary<string, double>> ReadAsync(HttpClient client) => (await client.GetStringAsync("/metrics", Cancellation))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => line[0] != '#')
        .ToDictionary(line => line[..line.LastIndexOf(' ')], line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
