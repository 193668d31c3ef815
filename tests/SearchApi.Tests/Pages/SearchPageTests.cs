using System.Net;
using System.Text.RegularExpressions;

namespace SearchApi.Tests.Pages;

public sealed class SearchPageTests(TestService service) : IClassFixture<TestService>
{
    private readonly HttpClient client = service.CreateClient();

    [Fact]
    public async Task Shows_hits_with_their_facts_and_marks()
    {
        string page = await client.PageAsync("/?q=th%C3%A0nh+%E1%BB%A7y");
        page.ShouldContain("<html lang=\"vi\">");
        page.ShouldContain("<mark>Thành ủy</mark>");
        page.ShouldContain("24/08/2021");
        page.ShouldContain("123-TB/TU");
        page.ShouldContain("value=\"thành ủy\"");
        page.ShouldContain("href=\"/doc?q=th%C3%A0nh+%E1%BB%A7y&amp;id=tb-123-2021\"");
    }

    [Fact]
    public async Task Speaks_English_where_asked()
    {
        string page = await client.PageAsync("/?q=th%C3%A0nh&lang=en");
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldContain("name=\"lang\" value=\"en\"");
        page.ShouldContain("Filters");
        page.ShouldContain("<bdi lang=\"vi\">Thông báo kết luận");
        page.ShouldContain("<p class=\"snippet\"><span lang=\"vi\">");
        (await client.PageAsync("/doc?id=tb-123-2021&lang=en")).ShouldContain("<div class=\"text\" id=\"text\" lang=\"vi\"");
    }

    [Fact]
    public async Task Lets_nothing_of_a_document_or_query_become_markup()
    {
        foreach (string address in (string[])["/", "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/doc?id=xau&q=script", "/?issuer=%22%3E%3Cb%3E&q=nguy+hiem", "/?type=%3Cscript%3E&lang=%3Cscript%3E", "/?from=%3Cscript%3E"])
        {
            string page = await client.PageAsync(address, address.Contains("from=") ? HttpStatusCode.BadRequest : HttpStatusCode.OK);
            Regex.Count(page, "<script").ShouldBe(2, address);
            page.ShouldNotContain("<img");
            page.ShouldNotContain("<b>");
            page.ShouldNotContain("href=\"javascript:");
            page.ShouldNotContain("style=");
        }
    }

    [Fact]
    public async Task Filters_are_links_that_keep_the_search()
    {
        string page = await client.PageAsync("/?q=can+tho&sort=newest&page=1");
        page.ShouldContain("href=\"/?q=can+tho&amp;sort=newest&amp;kind=news\"");
        page = await client.PageAsync("/?q=can+tho&kind=news");
        page.ShouldContain("<a data-live href=\"/?q=can+tho\" aria-current=\"true\">");
    }

    [Fact]
    public async Task Says_what_is_wrong_and_does_not_carry_it_on()
    {
        string page = await client.PageAsync("/?q=can+tho&size=1000", HttpStatusCode.BadRequest);
        page.ShouldContain("Phải là số nguyên từ 1 đến 100");
        page.ShouldContain("value=\"can tho\"");
        page.ShouldNotContain("name=\"size\"");
    }

    [Theory]
    [InlineData("page=abc", "Trang: Phải là số nguyên từ 1 đến 10000, không phải &#39;abc&#39;.")]
    [InlineData("page=9999", "Trang: Chỉ xem được 10000 văn bản đầu; hãy thêm từ hoặc bộ lọc.")]
    [InlineData("page=0&lang=en", "Page: Must be a whole number")]
    [InlineData("from=2021-13-45", "Từ ngày: Phải là ngày có thật viết theo ngày/tháng/năm, không phải &#39;2021-13-45&#39;.")]
    [InlineData("from=2022-01-01&to=2021-01-01", "Đến ngày: Phải bằng hoặc sau từ ngày.")]
    [InlineData("year=21", "Năm: Năm viết bằng bốn chữ số")]
    [InlineData("after=xyz", "Trang: Địa chỉ này không còn dùng được; hãy tìm lại.")]
    public async Task Says_what_is_wrong_in_the_words_of_the_page(string query, string said) =>
        (await client.PageAsync("/?q=can+tho&" + query, HttpStatusCode.BadRequest)).ShouldContain($"<p>{said}");

    [Theory]
    [InlineData("/?q=")]
    [InlineData("/doc?id=tin-1&q=")]
    public async Task Says_what_to_do_about_a_question_that_is_too_long(string address) =>
        (await client.PageAsync(address + new string('a', 513), HttpStatusCode.BadRequest)).ShouldContain("<p>Câu tìm: Tối đa 512 ký tự, câu này có 513. Hãy rút ngắn");

    [Fact]
    public async Task Callers_of_the_api_are_told_in_its_own_names()
    {
        using HttpResponseMessage response = await client.GetAsync("/api/v1/search?from=2021-13-45&page=9999&size=100", TestContext.Current.CancellationToken);
        string problem = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        problem.ShouldContain("yyyy-MM-dd");
        problem.ShouldNotContain("ngày/tháng/năm");
    }

    [Fact]
    public async Task Says_when_nothing_is_found() => (await client.PageAsync("/?q=zzzkhongco&rewrite=off")).ShouldContain("Không tìm thấy văn bản nào");

    [Theory]
    [InlineData("/doc?id=mat")]
    [InlineData("/doc?id=khong-co")]
    [InlineData("/doc")]
    [InlineData("/khong/co")]
    public async Task What_is_missing_is_a_page_too(string address) => (await client.PageAsync(address, HttpStatusCode.NotFound)).ShouldContain("Không tìm thấy");

    [Fact]
    public async Task A_document_is_shown_whole_with_its_marks()
    {
        string page = await client.PageAsync("/doc?id=tb-123-2021&q=thanh+uy");
        page.ShouldContain("<mark id=\"mark\">Thành ủy</mark>");
        page.ShouldContain("href=\"#mark\"");
        page.ShouldContain("href=\"/?q=thanh+uy\"");
    }

    [Theory]
    [InlineData("trái non", "item-2.a", "Mục 2.a")]
    [InlineData("trực đêm", "item-%C4%90i%E1%BB%81u-3.1", "Điều 3.1")]
    public async Task A_passage_leads_to_its_item_in_the_document(string query, string fragment, string name)
    {
        string page = await client.PageAsync("/?q=" + Uri.EscapeDataString(query));
        Match link = Regex.Match(page, $"<a class=\"item\" href=\"(/doc[^\"#]*)#{Regex.Escape(fragment)}\">{name}</a>");
        link.Success.ShouldBeTrue(page);
        string document = await client.PageAsync(WebUtility.HtmlDecode(link.Groups[1].Value));
        document.ShouldContain($"<span id=\"{Uri.UnescapeDataString(fragment)}\"></span>");
        document.ShouldContain($"<a class=\"item\" href=\"#{fragment}\">{name}</a>");
    }

    [Fact]
    public async Task Says_that_a_text_breaks_off()
    {
        (await client.PageAsync("/?q=n%E1%BB%99i+quy+v%C6%B0%E1%BB%9Dn")).ShouldContain("Văn bản bị cắt giữa chừng");
        (await client.PageAsync("/doc?id=noi-quy&lang=en")).ShouldContain("The source gave no more");
        (await client.PageAsync("/doc?id=tin-1&lang=en")).ShouldNotContain("The source gave no more");
    }

    [Fact]
    public async Task Its_files_are_there_under_addresses_that_change_with_them()
    {
        string page = await client.PageAsync("/");
        string[] files = [.. Regex.Matches(page, "(?:href|src)=\"(/[a-z.]+\\?v=[0-9a-f]+)\"").Select(match => match.Groups[1].Value)];
        files.Length.ShouldBe(4);
        foreach (string file in files)
        {
            using HttpResponseMessage response = await client.GetAsync(file, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
            response.Headers.CacheControl?.ToString().ShouldContain("immutable");
        }
    }
}
