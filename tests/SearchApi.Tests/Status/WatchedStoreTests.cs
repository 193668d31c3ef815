using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Search.Documents.Store;
using SearchApi.Status;

namespace SearchApi.Tests.Status;

public sealed class WatchedStoreTests(TestService service) : IClassFixture<TestService>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_write_failed_at_is_a_problem_until_one_succeeds()
    {
        FaultyStore? store = null;
        using var faulty = service.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IDocumentStore>(
            provider => new WatchedStore(store = new FaultyStore(provider)))));
        using HttpClient client = faulty.CreateClient();
        client.DefaultRequestHeaders.Add(TestService.AddressHeader, "127.0.0.1");
        (await PutAsync(client)).ShouldBe(HttpStatusCode.OK);
        (await ProblemAsync(client)).ShouldBeNull();

        store!.WriteFault = StoreFault.Full;
        (await PutAsync(client)).ShouldBe(HttpStatusCode.InsufficientStorage);
        (await ProblemAsync(client)).ShouldBe("The last write to the store failed: Reason. Remedy.");

        store.WriteFault = null;
        (await PutAsync(client)).ShouldBe(HttpStatusCode.OK);
        (await ProblemAsync(client)).ShouldBeNull();
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient client)
    {
        using HttpResponseMessage answer = await client.PutAsJsonAsync("/api/v1/documents/đầy", new { title = "Đĩa đầy", text = "Không còn chỗ." }, Cancellation);
        return answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.Created ? HttpStatusCode.OK : answer.StatusCode;
    }

    private static async Task<string?> ProblemAsync(HttpClient client)
    {
        JsonElement status = await client.JsonAsync("/api/v1/status");
        return status.TryGetProperty("problem", out JsonElement problem) ? problem.GetString() : null;
    }
}
