using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using EndToEnd.Running;

namespace CrashSuite.Disks;

/// <summary>A full disk and one that may only be read: writes are refused with a reason, searching goes on, and nobody has to help afterwards.</summary>
public sealed class DiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_refuses_writes_until_there_is_room()
    {
        await using SmallDisk disk = await SmallDisk.MountAsync(megabytes: 16);
        await using SearchService service = await SearchService.StartAsync(disk.Path);
        (await PutAsync(service, "truoc", "Thông báo trước khi đĩa đầy")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await service.SearchUntilAsync(answer => answer.Total == 1, ("q", "trước khi đĩa đầy"));

        disk.Fill();
        HttpResponseMessage refusal = await RefusedAsync(service);
        refusal.StatusCode.ShouldBe(HttpStatusCode.InsufficientStorage);
        refusal.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await refusal.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Đĩa đã đầy");
        (await service.SearchAsync(("q", "trước khi đĩa đầy"))).Total.ShouldBe(1);

        disk.Free();
        (await PutAsync(service, "sau", "Thông báo khi đĩa có chỗ lại")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await service.SearchUntilAsync(answer => answer.Total == 1, ("q", "\"có chỗ lại\""));
        (await service.SearchAsync(("q", "trước khi đĩa đầy"), ("match", "all"))).Total.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_disk_that_may_only_be_read_is_searched(bool inOrder)
    {
        await using SmallDisk disk = await SmallDisk.MountAsync(megabytes: 16);
        await using (SearchService writing = await SearchService.StartAsync(disk.Path))
        {
            (await PutAsync(writing, "truoc", "Thông báo trước khi đĩa bị khóa")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
            await writing.SearchUntilAsync(answer => answer.Total == 1, ("q", "bị khóa"));
            if (inOrder)
            {
                (await writing.StopAsync()).ShouldBe(0, writing.Log);
            }
        }

        await disk.RemountAsync(writable: false);
        await using SearchService service = await SearchService.StartAsync(disk.Path);
        (await service.SearchAsync(("q", "bị khóa"))).Total.ShouldBe(1);
        using (HttpResponseMessage document = await service.Http.GetAsync("/api/v1/documents/truoc", Cancellation))
        {
            document.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        HttpResponseMessage refusal = await PutAsync(service, "sau", "Thông báo khi đĩa mở lại");
        refusal.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refusal.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Kho không cho ghi");

        await disk.RemountAsync(writable: true);
        await AcceptedAsync(service, "sau", "Thông báo khi đĩa mở lại");
        await service.SearchUntilAsync(answer => answer.Total == 1, ("q", "\"mở lại\""));
    }

    /// <summary>Pushes until the store has no more room; what it had in its own files may take some first.</summary>
    private static async Task<HttpResponseMessage> RefusedAsync(SearchService service)
    {
        for (int attempt = 0; ; attempt++)
        {
            HttpResponseMessage answer = await PutAsync(service, "day", "Thông báo không còn chỗ", Convert.ToHexString(RandomNumberGenerator.GetBytes(100_000)));
            if (answer.StatusCode != HttpStatusCode.Accepted)
            {
                return answer;
            }

            attempt.ShouldBeLessThan(100, "the disk is not full");
        }
    }

    /// <summary>Pushes until it is taken: the first attempt may be what shows the store that it may write again.</summary>
    private static async Task AcceptedAsync(SearchService service, string id, string title)
    {
        for (int attempt = 0; (await PutAsync(service, id, title)).StatusCode != HttpStatusCode.Accepted; attempt++)
        {
            attempt.ShouldBeLessThan(5, service.Log);
        }
    }

    private static Task<HttpResponseMessage> PutAsync(SearchService service, string id, string title, string text = "Họp thường kỳ.") =>
        service.Http.PutAsJsonAsync($"/api/v1/documents/{id}", new { kind = "notice", title, text }, Cancellation);
}
