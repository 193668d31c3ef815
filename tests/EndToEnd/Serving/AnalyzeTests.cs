using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using EndToEnd.Running;

namespace EndToEnd.Serving;

/// <summary>A text analysed by the command and over HTTP.</summary>
public sealed class AnalyzeTests(SampleInstallation samples)
{
    [Theory]
    [InlineData("thanhf uyr can tho", "vi")]
    [InlineData("BTV Thành uỷ số 83", "en")]
    [InlineData("\"giao ban\" -quý", "vi")]
    public async Task The_command_prints_what_the_service_answers(string text, string language)
    {
        string printed = await samples.Indexer.RunAsync(0, "analyze", text, "--language", language, "--json");
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/analyze") { Content = JsonContent.Create(new { text }) };
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using HttpResponseMessage response = await samples.Service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        string answered = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answered);
        printed.Trim().ShouldBe(answered);
    }

    [Fact]
    public async Task The_command_speaks_to_people_too()
    {
        string printed = await samples.Indexer.RunAsync(0, "analyze", "thanhf uyr", "--language", "vi");
        printed.ShouldContain("Hiểu là: thành ủy");
        printed.ShouldContain("Gõ kiểu Telex");
    }

    [Fact]
    public async Task Without_an_index_the_command_says_so_and_makes_none()
    {
        using TemporaryFolder empty = new();
        await using RunningProcess process = new Indexer(empty.Path).Start("analyze", "hoà bình", "--language", "vi");
        (await process.EndAsync(TimeSpan.FromMinutes(1))).ShouldBe(0, process.Log);
        process.Output.ShouldContain("Hiểu là: hoà bình");
        process.Log.ShouldContain("Chưa có chỉ mục");
        Directory.EnumerateFileSystemEntries(empty.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("analyze", "a", "b")]
    [InlineData("analyze", "a", "--language", "fr")]
    public Task Wrong_arguments_are_usage(params string[] arguments) => samples.Indexer.RunAsync(2, arguments);

    [Fact]
    public async Task A_body_that_has_no_end_is_cut_off()
    {
        using StreamContent body = new(new MemoryStream(Encoding.UTF8.GetBytes("{\"text\": \"" + new string('a', 2_000_000) + "\"}")));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/analyze") { Content = body };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage response = await samples.Service.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }
}
