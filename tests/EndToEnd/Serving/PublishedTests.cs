using EndToEnd.Running;

namespace EndToEnd.Serving;

/// <summary>
/// The published programs, as an operator gets them. Publishing is slow and done once by <c>.ci/run</c>, which says where in
/// <c>TRACUU_PUBLISHED</c> (a folder with <c>SearchApi</c> and <c>Indexer</c> in it).
/// </summary>
public sealed class PublishedTests
{
    [Fact]
    public async Task Published_programs_ingest_and_answer()
    {
        string published = Requirement.Variable("TRACUU_PUBLISHED", "publish both programs as .ci/run does and set it to the folder");
        using TemporaryFolder data = new();
        Indexer indexer = new(data.Path, Path.Combine(published, "Indexer", "Indexer.dll"));
        await indexer.RunAsync(0, "ingest", Checkout.Samples, "--source", "samples");
        await using SearchService service = await SearchService.StartAsync(data.Path, program: Path.Combine(published, "SearchApi", "SearchApi.dll"));
        (await service.SearchAsync(("q", "chuyển đổi số"))).Total.ShouldBeGreaterThan(0);
        foreach (string route in (string[])["/", "/docs", "/openapi/v1.json"])
        {
            using HttpResponseMessage response = await service.Http.GetAsync(route, TestContext.Current.CancellationToken);
            ((int)response.StatusCode).ShouldBeLessThan(400, route);
        }

        (await service.StopAsync()).ShouldBe(0, service.Log);
    }
}
