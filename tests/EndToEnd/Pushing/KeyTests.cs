using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using EndToEnd.Running;

namespace EndToEnd.Pushing;

/// <summary>Keys made on the command line decide what a running service allows and shows.</summary>
public sealed class KeyTests : IDisposable
{
    // Twice what is promised, for a busy machine.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(4);

    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Keys_are_made_seen_and_revoked_while_the_service_runs()
    {
        Indexer indexer = new(data.Path);
        await using SearchService service = await SearchService.StartAsync(data.Path);
        service.Log.ShouldContain("No API key is configured: write and admin routes answer to this machine only");
        await service.Http.SendAsync(HttpStatusCode.Accepted, HttpMethod.Put, "/documents/a", Push.Json(new { title = "Không khóa" }));

        string write = (await indexer.RunAsync(0, "keys", "add", "cổng", "--scope", "write")).Trim();
        write.ShouldMatch("^tc_[A-Za-z0-9_-]{43}$");
        await UntilAsync(service, null, HttpStatusCode.Unauthorized);
        await UntilAsync(service, write, HttpStatusCode.Accepted);
        await service.Http.SendAsync(HttpStatusCode.Unauthorized, HttpMethod.Put, "/documents/a", Push.Json(new { title = "Sai" }), write + "x");
        await service.Http.SendAsync(HttpStatusCode.Unauthorized, HttpMethod.Get, "/search?q=a", null, write + "x");
        await service.Http.SendAsync(HttpStatusCode.Forbidden, HttpMethod.Post, "/analyze", Push.Json(new { text = "a" }), write);
        string admin = JsonDocument.Parse(await indexer.RunAsync(0, "keys", "add", "quản trị", "--scope", "admin", "--json")).RootElement.GetProperty("key").GetString()!;
        await UntilAsync(service, admin, HttpStatusCode.Forbidden);
        await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Post, "/analyze", Push.Json(new { text = "a" }), admin);

        await indexer.RunAsync(3, "keys", "add", "cổng", "--scope", "write");
        await indexer.RunAsync(2, "keys", "add", "khác", "--scope", "everything");
        await indexer.RunAsync(2, "keys", "add", "khác");
        await indexer.RunAsync(2, "keys", "add", "khác", "--scope", "read", "--audience", "PUBLIC");
        await indexer.RunAsync(2, "keys", "add", "khác", "--scope", "read", "--audience", "cán bộ ");
        string list = await indexer.RunAsync(0, "keys", "list");
        list.ShouldContain("cổng\twrite\tpublic");
        list.ShouldNotContain(write);

        await indexer.RunAsync(0, "keys", "revoke", "cổng");
        await indexer.RunAsync(3, "keys", "revoke", "cổng");
        await UntilAsync(service, write, HttpStatusCode.Unauthorized);

        service.Log.ShouldNotContain("tc_");
        await service.StopAsync();
        foreach (string file in Directory.EnumerateFiles(data.Path, "store.db*"))
        {
            File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.ASCII.GetBytes(write[3..])).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task Of_two_audiences_each_finds_its_own_documents_and_the_public_only_what_is_public()
    {
        Indexer indexer = new(data.Path);
        string write = (await indexer.RunAsync(0, "keys", "add", "ghi", "--scope", "write")).Trim();
        string inside = (await indexer.RunAsync(0, "keys", "add", "nội bộ", "--scope", "read", "--audience", "noi-bo")).Trim();
        string party = (await indexer.RunAsync(0, "keys", "add", "đảng ủy", "--scope", "read", "--audience", "dang-uy")).Trim();
        await using SearchService service = await SearchService.StartAsync(data.Path);
        await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Put, "/documents/mo?wait=searchable", Push.Json(new { title = "Kế hoạch chung", text = "Kế hoạch tập huấn." }), write);
        await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Put, "/documents/kin?wait=searchable", Push.Json(new { title = "Kế hoạch nhân sự", text = "Kế hoạch điều động ông Lý Văn Kín.", kind = "notice", type = "Kế hoạch", issuer = "Phòng Tổ chức", audience = new[] { "noi-bo" } }), write);
        await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Put, "/documents/dang?wait=searchable", Push.Json(new { title = "Kế hoạch kết nạp", text = "Kế hoạch kết nạp đảng viên.", kind = "notice", audience = new[] { "dang-uy" } }), write);

        (string? Key, string[] Ids)[] readers = [(null, ["mo"]), (write, ["mo"]), (inside, ["kin", "mo"]), (party, ["dang", "mo"])];
        foreach ((string? key, string[] ids) in readers)
        {
            JsonElement found = await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Get, "/search?q=k%E1%BA%BF+ho%E1%BA%A1ch&facets=kind,type,issuer,person", null, key);
            found.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()!).Order().ShouldBe(ids);
            bool isInside = ids.Contains("kin");
            found.ToString().Contains("Lý Văn Kín", StringComparison.Ordinal).ShouldBe(isInside);
            found.GetProperty("facets").GetProperty("issuer").GetArrayLength().ShouldBe(isInside ? 1 : 0);
            await service.Http.SendAsync(isInside ? HttpStatusCode.OK : HttpStatusCode.NotFound, HttpMethod.Get, "/documents/kin?q=k%E1%BA%BF+ho%E1%BA%A1ch", null, key);
            (_, string guess) = await service.Http.SendAsync(HttpMethod.Get, "/search?q=ly+van+kin", null, key);
            guess.Contains("Kín", StringComparison.Ordinal).ShouldBe(isInside);
        }

        // A document whose audience changes is gone for the others with the write.
        await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Put, "/documents/mo?wait=searchable", Push.Json(new { title = "Kế hoạch chung", audience = new[] { "noi-bo" } }), write);
        (await service.Http.SendAsync(HttpStatusCode.OK, HttpMethod.Get, "/search?q=k%E1%BA%BF+ho%E1%BA%A1ch")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    private static async Task UntilAsync(SearchService service, string? key, HttpStatusCode wanted)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            (HttpStatusCode status, string body) = await service.Http.SendAsync(HttpMethod.Put, "/documents/a", Push.Json(new { title = "Thử" }), key);
            if (status == wanted)
            {
                return;
            }

            Stopwatch.GetElapsedTime(start).ShouldBeLessThan(Soon, $"still {status}: {body}\n{service.Log}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
