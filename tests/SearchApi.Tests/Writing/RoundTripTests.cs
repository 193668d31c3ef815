using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Indexer.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Search.Documents.Store;

namespace SearchApi.Tests.Writing;

/// <summary>What was fetched may be sent back.</summary>
public sealed class RoundTripTests(TestService service) : IClassFixture<TestService>
{
    private const string Paper = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI ĐÔNG\nSố: 15/TB-UBND\n\nTHÔNG BÁO\nVề việc nghỉ lễ\n\nỦy ban nhân dân thành phố thông báo lịch nghỉ lễ.";

    private readonly HttpClient client = service.CreateLocalClient();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_sample_is_unchanged_by_what_was_fetched_of_it()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tracuu-api-");
        await using (var samples = service.WithWebHostBuilder(builder => builder.UseSetting("Data:Path", folder.FullName).UseSetting("Samples:Path", "samples")))
        {
            HttpClient local = samples.CreateClient();
            local.DefaultRequestHeaders.Add(TestService.AddressHeader, "127.0.0.1");
            IReadOnlyList<DocumentChange> changes = await LoadedAsync(samples.Services.GetRequiredService<IDocumentStore>());
            changes.Count.ShouldBeGreaterThan(50);
            var lines = new List<string>();
            foreach (DocumentChange change in changes)
            {
                string fetched = await local.GetStringAsync($"/api/v1/documents/{Uri.EscapeDataString(change.Id)}?q=ng%C3%A0y", Cancellation);
                lines.Add(fetched);
                JsonElement put = await (await local.PutAsync(Uri.EscapeDataString(change.Id), fetched)).ReadAsync(HttpStatusCode.Accepted);
                put.GetProperty("sequence").GetInt64().ShouldBe(change.Sequence, change.Id);
            }

            JsonElement[] posted = await local.PostAsync(Pushing.Lines([.. lines]));
            posted.Select(line => line.GetProperty("sequence").GetInt64()).ShouldBe(changes.Select(change => change.Sequence));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_the_service_adds_is_no_attribute_and_a_text_of_that_name_is()
    {
        await (await client.PutAsync("thêm", """
            {"title": "Thêm", "html": {"title": "x"}, "marks": [[1, 2]], "items": [{"number": "1"}], "citedBy": [], "citations": [{"id": "b"}], "sequence": 3}
            """)).ReadAsync(HttpStatusCode.Accepted);
        (await client.JsonAsync("/api/v1/documents/th%C3%AAm")).GetProperty("attributes").Names().ShouldBe(["sequence"]);
        await client.PostAsync(Pushing.Lines("""{"id": "thêm", "title": "Thêm", "html": "<b>Thêm</b>"}"""));
        (await client.JsonAsync("/api/v1/documents/th%C3%AAm")).GetProperty("attributes").GetProperty("html").GetString().ShouldBe("<b>Thêm</b>");
    }

    [Fact]
    public async Task A_new_text_is_read_again()
    {
        JsonObject fetched = await PutAndFetchAsync("đọc-lại");
        fetched["symbol"]!.GetValue<string>().ShouldBe("15/TB-UBND");
        fetched["text"] = Paper.Replace("15/TB", "16/TB", StringComparison.Ordinal).Replace("ỦY BAN NHÂN DÂN\n", "", StringComparison.Ordinal);
        JsonElement changed = await ChangeAsync("đọc-lại", fetched);
        changed.GetProperty("symbol").GetString().ShouldBe("16/TB-UBND");
        int start = changed.GetProperty("extracted").GetProperty("symbol").GetProperty("start").GetInt32();
        changed.GetProperty("text").GetString()![start..].ShouldStartWith("16/TB-UBND");
    }

    [Fact]
    public async Task A_value_that_the_client_mended_is_the_clients()
    {
        JsonObject fetched = await PutAndFetchAsync("sửa");
        fetched["symbol"] = "15A/TB-UBND";
        JsonElement changed = await ChangeAsync("sửa", fetched);
        changed.GetProperty("symbol").GetString().ShouldBe("15A/TB-UBND");
        changed.GetProperty("extracted").TryGetProperty("symbol", out _).ShouldBeFalse();
        changed.GetProperty("extracted").GetProperty("type").GetProperty("start").GetInt32().ShouldBe(fetched["extracted"]!["type"]!["start"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_was_read_stays_where_only_something_else_changes()
    {
        JsonObject fetched = await PutAndFetchAsync("thẻ");
        fetched["tags"] = new JsonArray("lịch nghỉ");
        JsonElement changed = await ChangeAsync("thẻ", fetched);
        changed.GetProperty("tags")[0].GetString().ShouldBe("lịch nghỉ");
        JsonNode.DeepEquals(JsonNode.Parse(changed.GetProperty("extracted").GetRawText()), fetched["extracted"]).ShouldBeTrue();
    }

    private async Task<JsonObject> PutAndFetchAsync(string id)
    {
        await (await client.PutAsync(id, JsonSerializer.Serialize(new { text = Paper }))).ReadAsync(HttpStatusCode.Accepted);
        return JsonNode.Parse(await client.GetStringAsync("/api/v1/documents/" + Uri.EscapeDataString(id), Cancellation))!.AsObject();
    }

    private async Task<JsonElement> ChangeAsync(string id, JsonObject document)
    {
        await (await client.PutAsync(id, document.ToJsonString())).ReadAsync(HttpStatusCode.Accepted);
        return await client.JsonAsync("/api/v1/documents/" + Uri.EscapeDataString(id));
    }

    // The store remembers a file once its documents are there.
    private static async Task<IReadOnlyList<DocumentChange>> LoadedAsync(IDocumentStore store)
    {
        int files = Directory.GetFiles(Path.Combine(InstallationRoot.Find(), "samples"), "*", SearchOption.AllDirectories).Length;
        while ((await store.ReadFilesAsync("samples", Cancellation)).Count < files)
        {
            await Task.Delay(20, Cancellation);
        }

        return await store.ReadChangesAsync(0, 1000, Cancellation);
    }
}
