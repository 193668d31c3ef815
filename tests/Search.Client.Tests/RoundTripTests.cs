using System.Net;

namespace Search.Client.Tests;

/// <summary>The client against the real service, on invented documents.</summary>
public sealed class RoundTripTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly SearchDocument Notice = new()
    {
        Kind = "notice",
        Title = "Thông báo tạm dừng bến phà Mây Trắng",
        Text = "Bến phà Mây Trắng tạm dừng từ 8 giờ.\n1. Xe tải đi đường vòng.\n2. Xe khách chờ tại bến.",
        Type = "Thông báo",
        Symbol = "77/TB-UBND",
        Issuer = "UBND xã Mây Trắng",
        IssuedOn = new DateOnly(2031, 3, 4),
        Tags = ["bến phà"],
        Attributes = new Dictionary<string, string> { ["phong"] = "Văn phòng <một> & \"hai\"" },
    };

    private readonly SearchClient client = service.Client();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_put_is_got_found_replaced_and_deleted()
    {
        const string Id = "bến phà: 1#a";
        WriteResult put = await client.PutAsync(Id, Notice, waitSearchable: true, cancellation: Cancellation);
        put.Id.ShouldBe(Id);
        put.IsSearchable.ShouldBeTrue();

        FoundDocument got = await client.GetAsync(Id, "ben pha", Cancellation);
        got.ETag.ShouldBe(put.ETag);
        got.Title.ShouldBe(Notice.Title);
        got.IssuedOn.ShouldBe(Notice.IssuedOn);
        got.Attributes["phong"].ShouldBe(Notice.Attributes["phong"]);
        got.Audience.ShouldBe(["public"]);
        got.Items.Select(item => item.Number).ShouldBe(["1", "2"]);
        got.Text[got.Marks[0][0]..got.Marks[0][1]].ShouldBe("Bến phà");
        got.Html.Title.ShouldContain("<mark>");

        SearchResults found = await client.SearchAsync(
            new SearchQuery { Text = "ben pha may trang", Issuers = ["ubnd xa may trang"], Years = [2031], From = new DateOnly(2031, 3, 4), Facets = ["type", "year"], Match = MatchMode.All }, Cancellation);
        Hit hit = found.Hits.ShouldHaveSingleItem();
        hit.Id.ShouldBe(Id);
        hit.Symbol.ShouldBe("77/TB-UBND");
        hit.Date.ShouldBe(new DateOnly(2031, 3, 4));
        found.Facets["year"].ShouldBe([new FacetCount("2031", 1)]);

        // Sent back as it was found, it is no change.
        (await client.PutAsync(Id, got, ifMatch: got.ETag, cancellation: Cancellation)).Sequence.ShouldBe(put.Sequence);
        WriteResult changed = await client.PutAsync(Id, got with { Title = "Bến phà Mây Trắng mở lại" }, waitSearchable: true, ifMatch: got.ETag, cancellation: Cancellation);
        changed.Sequence.ShouldBeGreaterThan(put.Sequence);
        SearchProblemException late = await Should.ThrowAsync<SearchProblemException>(() => client.DeleteAsync(Id, ifMatch: got.ETag, cancellation: Cancellation));
        late.Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        late.ETag.ShouldBe(changed.ETag);
        (await Should.ThrowAsync<SearchProblemException>(() => client.PutAsync(Id, Notice, ifNoneMatch: "*", cancellation: Cancellation))).Status.ShouldBe(HttpStatusCode.PreconditionFailed);

        WriteResult deleted = await client.DeleteAsync(Id, waitSearchable: true, ifMatch: changed.ETag, cancellation: Cancellation);
        deleted.IsSearchable.ShouldBeTrue();
        deleted.ETag.ShouldBeNull();
        (await Should.ThrowAsync<SearchProblemException>(() => client.GetAsync(Id, cancellation: Cancellation))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_not_said_is_read_out_of_the_text()
    {
        await client.PutAsync("doc", new SearchDocument { Text = "ỦY BAN NHÂN DÂN\nXÃ MÂY HỒNG\n-------\nSố: 15/TB-UBND\n\nTHÔNG BÁO\nVề việc sửa cầu\n\nCầu Mây Hồng được sửa." }, cancellation: Cancellation);
        FoundDocument got = await client.GetAsync("doc", cancellation: Cancellation);
        got.Symbol.ShouldBe("15/TB-UBND");
        got.Extracted["symbol"].Confidence.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_stream_has_a_result_for_each_document_and_all_are_walked()
    {
        const int Count = 1203;
        IEnumerable<SearchDocument> documents = Enumerable.Range(1, Count).Select(i => new SearchDocument { Id = i == 700 ? "hỏng/700" : $"sếu-{i}", Title = $"Đàn sếu đầu đỏ {i}", Source = "đàn sếu" });
        List<LineResult> results = await client.PostAsync(documents.ToAsyncEnumerable(), waitSearchable: true, Cancellation).ToListAsync(Cancellation);
        results.Select(result => result.Line).ShouldBe(Enumerable.Range(1, Count).Select(i => (long)i));
        LineResult bad = results.Where(result => !result.IsStored).ShouldHaveSingleItem();
        bad.Line.ShouldBe(700);
        bad.Status.ShouldBe(400);
        bad.Error.ShouldNotBeNullOrEmpty();

        SearchQuery walk = new() { Text = "dan seu", Sources = ["đàn sếu"], Size = 100, Facets = ["source"] };
        List<string> ids = await client.SearchAllAsync(walk, Cancellation).Select(hit => hit.Id).ToListAsync(Cancellation);
        ids.ShouldBe(results.Where(result => result.IsStored).Select(result => result.Id!), ignoreOrder: true);
        (await client.SearchAllAsync(walk, Cancellation).Take(3).Select(hit => hit.Id).ToListAsync(Cancellation)).ShouldBe(ids.Take(3));
        (await client.SimilarAsync("sếu-1", 4, Cancellation)).Count.ShouldBeLessThanOrEqualTo(4);
        (await client.SuggestAsync("dan se", cancellation: Cancellation)).ShouldContain(suggestion => suggestion.Kind == "query" && suggestion.Html.Contains("<mark>"));
    }

    [Fact]
    public async Task Documents_are_read_no_faster_than_their_results()
    {
        int read = 0;
        await client.PostAsync(Enumerable.Range(1, 5000).Select(i => new SearchDocument { Id = $"cò-{i}", Title = $"Vườn cò {read = i}" }).ToAsyncEnumerable(), cancellation: Cancellation).FirstAsync(Cancellation);
        read.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task Problems_say_what_the_service_says()
    {
        SearchProblemException english = await Should.ThrowAsync<SearchProblemException>(() => client.SearchAsync(new SearchQuery { Size = 0, Facets = ["màu"] }, Cancellation));
        english.Status.ShouldBe(HttpStatusCode.BadRequest);
        english.Errors.Keys.ShouldBe(["size", "facets"], ignoreOrder: true);
        english.TraceId.ShouldNotBeNullOrEmpty();
        english.Message.ShouldBe($"{english.Title} {english.Detail}");
        SearchProblemException vietnamese = await Should.ThrowAsync<SearchProblemException>(() => service.Client("vi").SearchAsync(new SearchQuery { Size = 0 }, Cancellation));
        vietnamese.Errors["size"][0].ShouldNotBe(english.Errors["size"][0]);
        (await Should.ThrowAsync<SearchProblemException>(() => service.Client(apiKey: "no-such-key").SearchAsync(new SearchQuery(), Cancellation))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await Should.ThrowAsync<SearchProblemException>(() => client.PutAsync("x", new SearchDocument { Title = "a", Url = "javascript:alert(1)" }, cancellation: Cancellation))).Errors.Keys.ShouldBe(["url"]);
    }

    [Fact]
    public async Task A_reindex_is_begun_and_followed_to_its_end()
    {
        string id = await client.ReindexAsync(Cancellation);
        ServiceTask task = await client.TaskAsync(id, Cancellation);
        while (!task.HasEnded)
        {
            await Task.Delay(20, Cancellation);
            task = await client.TaskAsync(id, Cancellation);
        }

        task.State.ShouldBe("succeeded");
        (await client.TasksAsync(Cancellation)).Select(one => one.Id).ShouldContain(id);
        (await Should.ThrowAsync<SearchProblemException>(() => client.CancelTaskAsync(id, Cancellation))).Status.ShouldBe(HttpStatusCode.Conflict);
        ServiceStatus status = await client.StatusAsync(Cancellation);
        status.Mode.ShouldBe("embedded");
        status.Generation.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_text_is_analysed()
    {
        TextAnalysis analysis = await client.AnalyzeAsync("thanhf uyr", Cancellation);
        analysis.Tokens.Select(token => token.Text).ShouldBe(["thanhf", "uyr"]);
        analysis.Query!.Understood.ShouldNotBeEmpty();
    }
}
