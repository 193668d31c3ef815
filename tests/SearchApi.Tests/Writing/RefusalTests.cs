using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Search.Documents.Store;
using SearchApi.Writing;

namespace SearchApi.Tests.Writing;

/// <summary>What cannot be taken now, and that searching goes on.</summary>
public sealed class RefusalTests : IAsyncDisposable
{
    private readonly TestService service = new();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData(StoreFault.Full, HttpStatusCode.InsufficientStorage, "Đĩa đã đầy")]
    [InlineData(StoreFault.ReadOnly, HttpStatusCode.ServiceUnavailable, "quyền ghi")]
    [InlineData(StoreFault.Busy, HttpStatusCode.ServiceUnavailable, "khóa kho")]
    [InlineData(StoreFault.Disk, HttpStatusCode.ServiceUnavailable, "nhật ký")]
    public async Task A_store_that_cannot_write_says_why_and_searching_goes_on(StoreFault fault, HttpStatusCode status, string said)
    {
        await service.InitializeAsync();
        using HttpClient client = Local(service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IDocumentStore>(
            provider => new FaultyStore(provider) { WriteFault = fault }))));

        JsonElement problem = await (await client.PutAsync("x", """{"title": "a"}""")).ReadAsync(status);
        problem.GetProperty("detail").GetString()!.ShouldContain(said);
        problem.GetProperty("detail").GetString()!.ShouldNotContain("/bí/mật");
        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/tin-1", null)).ReadAsync(status);
        JsonElement[] lines = await client.PostAsync(Pushing.Lines("""{"id": "x", "title": "a"}""", "hỏng", """{"id": "y", "title": "a"}"""), language: "vi");
        lines.Select(line => line.GetProperty("status").GetInt32()).ShouldBe([(int)status, 400, (int)status]);
        lines[0].GetProperty("error").GetString()!.ShouldContain(said);
        (await client.JsonAsync("/api/v1/search?q=c%E1%BA%A7n+th%C6%A1")).GetProperty("total").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Writers_wait_while_the_index_lags_too_far_behind()
    {
        using HttpClient client = Local(service.WithWebHostBuilder(builder => builder.UseSetting("Index:Mode", "external").UseSetting("Push:MaxLag", "2")));
        for (int i = 0; i < 3; i++)
        {
            await (await client.PutAsync("cham-" + i, """{"title": "a"}""")).ReadAsync(HttpStatusCode.Accepted);
        }

        using HttpResponseMessage refused = await client.PutAsync("cham-4", """{"title": "a"}""");
        await refused.ReadAsync(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        await (await client.SendAsync(HttpMethod.Delete, "/api/v1/documents/cham-1", null)).ReadAsync(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Waiting_ends_after_ten_seconds_with_202()
    {
        using HttpClient client = Local(service.WithWebHostBuilder(builder => builder.UseSetting("Index:Mode", "external")));
        await (await client.PutAsync("x", """{"title": "a"}""", "?wait=searchable")).ReadAsync(HttpStatusCode.Accepted);
        await client.JsonAsync("/api/v1/documents/x");
    }

    [Fact]
    public async Task A_document_that_cannot_be_indexed_is_stored_and_never_said_to_be_found()
    {
        using HttpClient client = Local(service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IDocumentStore>(
            provider => new FaultyStore(provider) { Poisoned = "hỏng" }))));

        await (await client.PutAsync("hỏng", """{"title": "a"}""", "?wait=searchable")).ReadAsync(HttpStatusCode.Accepted);
        await (await client.PutAsync("lành", """{"title": "a"}""", "?wait=searchable")).ReadAsync(HttpStatusCode.OK);
        JsonElement[] lines = await client.PostAsync(Pushing.Lines("""{"id": "hỏng", "title": "b"}""", """{"id": "lành", "title": "b"}"""), "?wait=searchable");
        lines.Select(line => line.GetProperty("status").GetInt32()).ShouldBe([202, 200]);
        await client.JsonAsync("/api/v1/documents/hỏng");
        JsonElement status = await client.JsonAsync("/api/v1/status");
        status.GetProperty("problem").GetString()!.ShouldStartWith("1 stored documents cannot be indexed and are not found: 'hỏng' (");
        (status.GetProperty("documents").GetInt64() - status.GetProperty("searchableDocuments").GetInt64()).ShouldBe(1);
    }

    [Fact]
    public void What_is_read_at_once_is_bounded()
    {
        var limits = new WriteLimits();
        limits.TryTake(WriteLimits.MostBytes).ShouldBeTrue();
        limits.TryTake(1).ShouldBeFalse();
        limits.Give(1);
        limits.TryTake(1).ShouldBeTrue();
        Enumerable.Range(0, WriteLimits.MostStreams).ShouldAllBe(_ => limits.TryBeginStream());
        limits.TryBeginStream().ShouldBeFalse();
        limits.EndStream();
        limits.TryBeginStream().ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_for_which_there_is_no_room_is_asked_for_later()
    {
        WriteLimits limits = service.Services.GetRequiredService<WriteLimits>();
        limits.TryTake(WriteLimits.MostBytes - 1000).ShouldBeTrue();
        using HttpClient client = service.CreateLocalClient();
        await (await client.PutAsync("x", """{"title": "a"}""")).ReadAsync(HttpStatusCode.TooManyRequests);
        limits.Give(WriteLimits.MostBytes - 1000);
        await (await client.PutAsync("x", """{"title": "a"}""")).ReadAsync(HttpStatusCode.Accepted);
        limits.TryTake(WriteLimits.MostBytes).ShouldBeTrue();
    }

    private static HttpClient Local(WebApplicationFactory<Program> factory)
    {
        HttpClient client = factory.CreateClient();
        client.DefaultRequestHeaders.Add(TestService.AddressHeader, "127.0.0.1");
        return client;
    }
}
