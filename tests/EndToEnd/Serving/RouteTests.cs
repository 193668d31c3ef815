using System.Net;
using System.Text.Json;
using EndToEnd.Running;

namespace EndToEnd.Serving;

/// <summary>The routes beside the search: what monitors, browsers and integrators open first.</summary>
public sealed class RouteTests(SampleInstallation samples)
{
    private readonly HttpClient http = samples.Service.Http;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_good(string route)
    {
        using HttpResponseMessage response = await http.GetAsync(route, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_openapi_document_describes_the_search()
    {
        using JsonDocument document = JsonDocument.Parse(await http.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        JsonElement search = document.RootElement.GetProperty("paths").GetProperty("/api/v1/search").GetProperty("get");
        IEnumerable<string?> parameters = search.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString());
        string[] expected = ["q", "kind", "from", "to", "sort", "page", "size", "after", "facets", "accents", "match", "rewrite", "collapse", "series"];
        expected.Except(parameters).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ct-03-2022", "03/CT-UBND")]
    [InlineData("qd-2291-2019", "2291/QĐ-UBND")]
    public async Task A_document_and_one_that_cites_it_in_another_spelling_know_of_each_other(string id, string symbol)
    {
        const string Citing = "samples:notices:33-thong-bao-kiem-tra-ky-cuong.txt";
        using JsonDocument cited = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/documents/{id}", TestContext.Current.CancellationToken));
        cited.RootElement.GetProperty("symbol").GetString().ShouldBe(symbol);
        cited.RootElement.GetProperty("citedBy").EnumerateArray().Select(d => d.GetProperty("id").GetString()).ShouldBe([Citing]);
        using JsonDocument citing = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/documents/{Citing}", TestContext.Current.CancellationToken));
        citing.RootElement.GetProperty("citations").EnumerateArray().Select(c => c.GetProperty("id").GetString()).ShouldContain(id);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=th%C3%A0nh%20%E1%BB%A7y")]
    [InlineData("/docs")]
    [InlineData("/docs/")]
    public async Task Pages_are_html(string route)
    {
        using HttpResponseMessage response = await FollowAsync(route);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, route);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task The_search_page_shows_hits_without_script()
    {
        string page = await http.GetStringAsync("/?q=l%E1%BB%85%20h%E1%BB%99i%20b%C3%A1nh%20d%C3%A2n%20gian", TestContext.Current.CancellationToken);
        page.ShouldContain("<mark>");
        page.ShouldContain("120.000");
    }

    [Theory]
    [InlineData("vi", "Có phải bạn muốn tìm:", "/?lang=vi&amp;q=c%C3%A2y+m%C3%ADa")]
    [InlineData("en", "Did you mean:", "/?lang=en&amp;q=c%C3%A2y+m%C3%ADa")]
    public async Task The_search_page_offers_what_was_probably_meant(string language, string said, string address)
    {
        string page = await http.GetStringAsync($"/?lang={language}&q=c%C3%A2y+v%C3%ADa", TestContext.Current.CancellationToken);
        page.ShouldContain($"{said} <a data-live=\"query\" href=\"{address}\">cây mía</a>");
        (await http.GetStringAsync($"/?lang={language}&q=c%C3%A2y+m%C3%ADa", TestContext.Current.CancellationToken)).ShouldNotContain(said);
    }

    [Fact]
    public async Task A_document_comes_back_whole_and_marked()
    {
        using HttpResponseMessage response = await http.GetAsync("/api/v1/documents/qd-155-2021?q=tuu%20truong", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        JsonElement root = document.RootElement;
        root.GetProperty("symbol").GetString().ShouldBe("0155/QĐ-SGDĐT");
        root.GetProperty("issuedOn").GetString().ShouldBe("2021-08-16");
        string text = root.GetProperty("text").GetString()!;
        text.ShouldContain("Ngày tựu trường sớm nhất: 01/9/2021");
        IEnumerable<string> marked = root.GetProperty("marks").EnumerateArray().Select(mark => text[mark[0].GetInt32()..mark[1].GetInt32()]);
        marked.ShouldContain("tựu trường");
        root.GetProperty("html").GetProperty("text").GetString()!.ShouldContain("<mark>tựu trường</mark>");
    }

    [Fact]
    public async Task A_document_tells_its_numbered_items_and_what_was_read_out_of_it()
    {
        using JsonDocument hits = JsonDocument.Parse(await http.GetStringAsync("/api/v1/search?signer=B%C3%B9i%20Th%E1%BA%BF%20Ki%E1%BB%87t", TestContext.Current.CancellationToken));
        string id = hits.RootElement.GetProperty("hits")[0].GetProperty("id").GetString()!;
        using JsonDocument document = JsonDocument.Parse(await http.GetStringAsync("/api/v1/documents/" + Uri.EscapeDataString(id), TestContext.Current.CancellationToken));
        JsonElement root = document.RootElement;
        string text = root.GetProperty("text").GetString()!;
        JsonElement item = root.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("number").GetString() == "Điều 1.1.b");
        text[item.GetProperty("start").GetInt32()..item.GetProperty("end").GetInt32()].ShouldBe("b) Dự án Trung tâm văn hóa huyện Thanh Dương: giảm 18.900 triệu đồng;");
        JsonElement signer = root.GetProperty("extracted").GetProperty("signer");
        text[signer.GetProperty("start").GetInt32()..signer.GetProperty("end").GetInt32()].ShouldBe("Bùi Thế Kiệt");
        root.GetProperty("recipients")[4].GetString().ShouldBe("Cổng Thông tin điện tử tỉnh Hòa Giang");
        root.GetProperty("attributes").GetProperty("authority").GetString().ShouldBe("TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH");
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_a_problem()
    {
        using HttpResponseMessage response = await http.GetAsync("/api/v1/documents/khong-co", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Vietnamese_stays_readable_in_json()
    {
        string body = await http.GetStringAsync("/api/v1/search?q=k%E1%BA%BFt%20lu%E1%BA%ADn", TestContext.Current.CancellationToken);
        body.ShouldContain("kết luận", Case.Insensitive);
        body.ShouldNotContain("\\u1ebf", Case.Insensitive);
    }

    private async Task<HttpResponseMessage> FollowAsync(string route)
    {
        HttpResponseMessage response = await http.GetAsync(route, TestContext.Current.CancellationToken);
        for (int hops = 0; hops < 3 && response.Headers.Location is { } location; hops++)
        {
            response.Dispose();
            response = await http.GetAsync(location, TestContext.Current.CancellationToken);
        }

        return response;
    }
}
