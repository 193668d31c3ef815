using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace SearchApi.Tests.Pages;

/// <summary>What other programs are told of the pages.</summary>
public sealed class PageHeadTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task A_link_to_a_document_shows_what_it_is()
    {
        string page = await client.PageAsync("/doc?id=tb-123-2021&q=thanh+uy");
        page.ShouldContain("<meta property=\"og:title\" content=\"Thông báo kết luận của Thường trực Thành ủy Cần Thơ\">");
        page.ShouldContain("<meta name=\"description\" content=\"Thông báo · 123-TB/TU · Ban Thường vụ Thành ủy · 24/08/2021 · Thường trực Thành ủy yêu cầu");
        page.ShouldContain("<link rel=\"canonical\" href=\"http://localhost/doc?id=tb-123-2021\">");
        page.ShouldNotContain("noindex");
    }

    [Fact]
    public async Task A_link_to_what_may_not_be_read_shows_nothing_of_it()
    {
        string page = await client.PageAsync("/doc?id=mat", HttpStatusCode.NotFound);
        page.ShouldNotContain("og:");
        page.ShouldNotContain("Văn bản mật");
        page.ShouldContain("noindex");
    }

    [Fact]
    public async Task A_link_to_a_search_shows_its_count_and_is_for_no_index()
    {
        string page = await client.PageAsync("/?q=%22th%C3%A0nh+%E1%BB%A7y%22&lang=en");
        page.ShouldContain("<meta property=\"og:description\" content=\"1 document · Thông báo kết luận của Thường trực Thành ủy Cần Thơ\">");
        page.ShouldContain("noindex");
        (await client.PageAsync("/")).ShouldNotContain("noindex");
    }

    [Fact]
    public async Task A_browser_learns_how_to_search_from_its_address_bar()
    {
        XElement description = XElement.Parse(await client.GetStringAsync("/opensearch.xml", TestContext.Current.CancellationToken));
        XNamespace names = "http://a9.com/-/spec/opensearch/1.1/";
        description.Elements(names + "Url").Select(url => (string?)url.Attribute("template"))
            .ShouldBe(["http://localhost/?q={searchTerms}", "http://localhost/opensearch/suggestions?q={searchTerms}", "http://localhost/opensearch.xml"]);
        (await client.PageAsync("/")).ShouldContain("<link rel=\"search\" type=\"application/opensearchdescription+xml\"");
    }

    [Theory]
    [InlineData("thanh u", "Thành ủy")]
    [InlineData("", null)]
    public async Task Its_suggestions_are_an_array_of_what_was_typed_and_of_texts(string typed, string? first)
    {
        using HttpResponseMessage response = await client.GetAsync("/opensearch/suggestions?q=" + Uri.EscapeDataString(typed), TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/x-suggestions+json");
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        answer.RootElement[0].GetString().ShouldBe(typed);
        string?[] texts = [.. answer.RootElement[1].EnumerateArray().Select(text => text.GetString())];
        texts.FirstOrDefault().ShouldBe(first);
    }

    [Fact]
    public async Task Its_suggestions_are_written_as_people_read_them_and_hold_nothing_that_may_not_be_read()
    {
        (await client.GetStringAsync("/opensearch/suggestions?q=thanh+u", TestContext.Current.CancellationToken)).ShouldContain("\"Thành ủy\"");
        (await client.GetStringAsync("/opensearch/suggestions?q=van+ban+m", TestContext.Current.CancellationToken)).ShouldNotContain("mật");
    }

    [Theory]
    [InlineData("https", "https://localhost")]
    [InlineData("javascript", "http://localhost")]
    public async Task Behind_a_proxy_addresses_are_those_that_its_callers_use(string scheme, string origin)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/opensearch.xml");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"template=\"{origin}/?q=");
    }

    [Theory]
    [InlineData("a%00b")]
    [InlineData("a%2Fb")]
    [InlineData("%FF")]
    public async Task An_id_that_none_can_have_is_no_document(string id) => await client.PageAsync("/doc?id=" + id, HttpStatusCode.NotFound);

    [Fact]
    public async Task Robots_find_the_documents_and_leave_searches_alone()
    {
        string[] rules = (await client.GetStringAsync("/robots.txt", TestContext.Current.CancellationToken)).Split('\n');
        rules.ShouldContain("Disallow: /?");
        rules.ShouldContain("Allow: /?page=");
        rules.ShouldNotContain("Disallow: /doc");
    }

    [Fact]
    public async Task There_is_an_icon_where_browsers_look_for_one() =>
        (await client.GetByteArrayAsync("/favicon.ico", TestContext.Current.CancellationToken)).Take(4).ShouldBe([0, 0, 1, 0]);
}
