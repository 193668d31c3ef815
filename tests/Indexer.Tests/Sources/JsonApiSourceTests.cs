using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EndToEnd.Running;
using Indexer.Sources;
using Microsoft.AspNetCore.Http;

namespace Indexer.Tests.Sources;

/// <summary>A service that gives its items two at a time.</summary>
public sealed class JsonApiSourceTests : SourceContract
{
    private const int Size = 2;

    private readonly SortedDictionary<string, (string Title, string Text)> items = new(StringComparer.Ordinal);
    private LocalServer server = null!;
    private bool isBroken;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        server = await LocalServer.StartAsync();
        server.Answers["/page"] = context => AnswerAsync(context, (Number(context, "page", 1) - 1) * Size, _ => null);
        server.Answers["/offset"] = context => AnswerAsync(context, Number(context, "từ", 0), _ => null);
        server.Answers["/cursor"] = context => AnswerAsync(context, Number(context, "cursor", 0), next => next.ToString(CultureInfo.InvariantCulture));
        server.Answers["/next"] = context => AnswerAsync(context, Number(context, "at", 0), next => $"/next?at={next}");
        server.Answers["/link"] = context => AnswerAsync(context, Number(context, "at", 0), _ => null, link: true);
        server.Answers["/same"] = context => AnswerAsync(context, 0, _ => null);
    }

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override IEnumerable<(string Key, string Value)> Settings() => Settings("page", ("paging", "page"));

    private IEnumerable<(string Key, string Value)> Settings(string path, params (string Key, string Value)[] more) =>
        [.. SourceWorld.Local("json", server.At("/" + path)), ("items", "data.items"), ("fieldMap:ma", "id"), ("fieldMap:tieuDe", "title"), .. more];

    protected override Task PutAsync(string key, string title, string text)
    {
        items[key] = (title, text);
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync(string key)
    {
        items.Remove(key);
        return Task.CompletedTask;
    }

    protected override Task BreakAsync()
    {
        isBroken = true;
        return Task.CompletedTask;
    }

    protected override Task MendAsync()
    {
        isBroken = false;
        return Task.CompletedTask;
    }

    private static int Number(HttpContext context, string name, int usual) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : usual;

    private async Task AnswerAsync(HttpContext context, int from, Func<int, string?> next, bool link = false)
    {
        // The first page comes, so that something was delivered when the fault shows.
        if (isBroken && from > 0)
        {
            context.Response.StatusCode = 500;
            return;
        }

        var page = items.Skip(from).Take(Size).Select(item => (JsonNode)new JsonObject { ["ma"] = item.Key, ["tieuDe"] = item.Value.Title, ["text"] = item.Value.Text, ["audience"] = null }).ToArray();
        bool isLast = from + Size >= items.Count;
        if (link && !isLast)
        {
            context.Response.Headers.Link = $"</first>; rel=\"first\", </link?at={from + Size}>; rel=\"next\"";
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(new JsonObject { ["data"] = new JsonObject { ["items"] = new JsonArray(page) }, ["meta"] = new JsonObject { ["next"] = isLast ? null : next(from + Size) } }
            .ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("page", "paging=page")]
    [InlineData("offset", "paging=offset;parameter=từ;sizeParameter=bao nhiêu;size=2")]
    [InlineData("cursor", "paging=cursor;next=meta.next")]
    [InlineData("next", "paging=next;next=meta.next")]
    [InlineData("link", "paging=next")]
    public async Task All_pages_are_read_however_they_are_counted(string path, string settings)
    {
        for (int i = 0; i < 7; i++)
        {
            await PutAsync($"m{i}", $"Mục {i}", "Nội dung.");
        }

        (string, string)[] more = [.. settings.Split(';').Select(setting => setting.Split('=')).Select(pair => (pair[0], pair[1]))];
        SourceVisitReport report = await World.VisitAsync(Settings(path, more));
        report.Told.ShouldStartWith("succeeded: 7 added");
        (await World.DocumentsAsync()).Select(document => document.Id).ShouldBe(["m0", "m1", "m2", "m3", "m4", "m5", "m6"]);
    }

    [Fact]
    public async Task Pages_before_the_fault_are_delivered_and_nothing_is_deleted()
    {
        for (int i = 0; i < 5; i++)
        {
            await PutAsync($"m{i}", $"Mục {i}", "Nội dung.");
        }

        await BreakAsync();
        SourceVisitReport report = await World.VisitAsync(Settings());
        report.Failed.ShouldBeTrue();
        report.Told.ShouldContain("2 added");
        (await World.DocumentsAsync()).Count.ShouldBe(2);
        await RemoveAsync("m0");
        await World.VisitAsync(Settings());
        (await World.DocumentsAsync()).Select(document => document.Id).ShouldContain("m0");
    }

    [Fact]
    public async Task A_service_that_does_not_know_the_parameter_is_no_endless_one()
    {
        for (int i = 0; i < 5; i++)
        {
            await PutAsync($"m{i}", $"Mục {i}", "Nội dung.");
        }

        (await World.VisitAsync(Settings("same", ("paging", "page")))).Told.ShouldContain("nothing that was not on an earlier page");
        server.Count("/same").ShouldBe(2);
        server.Text("/circle", """{"data":{"items":[{"ma":"x","tieuDe":"x"}]},"meta":{"next":"/circle"}}""", "application/json");
        (await World.VisitAsync(Settings("circle", ("paging", "next"), ("next", "meta.next")))).Told.ShouldContain("circle");
        server.Count("/circle").ShouldBe(1);
    }

    [Theory]
    [InlineData("không phải JSON", "no valid JSON")]
    [InlineData("{\"data\":{}}", "no list at 'data.items'")]
    [InlineData("[]", "no list at 'data.items'")]
    public async Task An_answer_of_another_shape_is_told(string body, string reason)
    {
        server.Text("/odd", body, "application/json");
        (await World.VisitAsync(Settings("odd"))).Told.ShouldContain(reason);
    }

    [Fact]
    public async Task An_item_without_an_id_is_refused_and_nothing_counts_as_gone()
    {
        server.Text("/odd", """{"data":{"items":[{"ma":"1","tieuDe":"Một"},{"ma":2,"tieuDe":"Hai"},{"ma":"3","tieuDe":"Ba"}]}}""", "application/json");
        await World.VisitAsync(Settings("odd"));
        server.Text("/odd", """{"data":{"items":[{"tieuDe":"Một"},{"ma":2,"tieuDe":"Hai"}, {"url":"https://a.example/x","tieuDe":"Bốn"}, 5]}}""", "application/json");
        (await World.VisitAsync(Settings("odd"))).Told.ShouldContain("2 refused");
        (await World.TitlesAsync()).ShouldBe(["Ba", "Bốn", "Hai", "Một"]);
    }

    [Theory]
    [InlineData("page", "paging=page")]
    [InlineData("offset", "paging=offset;parameter=từ;sizeParameter=bao nhiêu;size=2")]
    [InlineData("cursor", "paging=cursor;next=meta.next")]
    [InlineData("link", "paging=next")]
    public async Task An_item_that_slips_over_the_border_of_two_pages_is_not_gone(string path, string settings)
    {
        for (int i = 0; i < 7; i++)
        {
            await PutAsync($"m{i}", $"Mục {i}", "Nội dung.");
        }

        (string, string)[] more = [.. settings.Split(';').Select(setting => setting.Split('=')).Select(pair => (pair[0], pair[1]))];
        await World.VisitAsync(Settings(path, more));

        // After the first page its first item goes, so that the third is on no page that is still to come.
        RequestDelegate answer = server.Answers["/" + path];
        int asked = 0;
        server.Answers["/" + path] = async context =>
        {
            await answer(context);
            if (++asked == 1)
            {
                items.Remove("m0");
            }
        };
        (await World.VisitAsync(Settings(path, more))).Failed.ShouldBeFalse();
        (await World.DocumentsAsync()).Select(document => document.Id).ShouldContain("m2");
        await World.VisitAsync(Settings(path, more));
        (await World.DocumentsAsync()).Select(document => document.Id).ShouldBe(["m1", "m2", "m3", "m4", "m5", "m6"]);
    }
}
