using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace SearchApi.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task An_empty_store_is_alive_and_ready()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-api-");
        await using (WebApplicationFactory<Program> empty = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseEnvironment("Production").UseSetting("Data:Path", folder.FullName)))
        {
            HttpClient client = empty.CreateClient();
            (await client.JsonAsync("/health/live")).GetProperty("status").GetString().ShouldBe("ok");
            (await client.JsonAsync("/health/ready")).GetProperty("status").GetString().ShouldBe("ok");
            (await client.JsonAsync("/api/v1/search?q=a&facets=kind")).GetProperty("total").GetInt64().ShouldBe(0);
            (await client.PageAsync("/")).ShouldContain("Chưa có văn bản nào");
            using HttpRequestMessage head = new(HttpMethod.Head, "/health/ready");
            (await client.SendAsync(head, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        folder.Delete(recursive: true);
    }
}
