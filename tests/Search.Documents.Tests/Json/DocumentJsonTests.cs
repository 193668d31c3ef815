using System.Text;
using System.Text.Json;
using CsCheck;
using Search.Documents.Json;

namespace Search.Documents.Tests.Json;

public sealed class DocumentJsonTests
{
    /// <summary>Equal in every field; records compare their lists by reference.</summary>
    internal static void ShouldEqual(Document found, Document wanted) =>
        Encoding.UTF8.GetString(DocumentJson.Serialize(found).Span).ShouldBe(Encoding.UTF8.GetString(DocumentJson.Serialize(wanted).Span));

    private static DocumentParse Parse(string json, DocumentJsonOptions? options = null) => DocumentJson.Parse(Encoding.UTF8.GetBytes(json), options);

    private static Document Good(string json, DocumentJsonOptions? options = null)
    {
        DocumentParse parse = Parse(json, options);
        parse.Errors.ShouldBeEmpty();
        return parse.Draft.ShouldNotBeNull().Document;
    }

    private static DocumentError Bad(string json) => Parse(json).Errors.ShouldHaveSingleItem();

    [Fact]
    public void The_contract_s_document_is_read_in_every_part()
    {
        Document document = Good("""
            { "id": "tb-123-2021", "kind": "notice", "title": "T", "text": "X", "url": "https://vidu.vn",
              "type": "Thông báo", "symbol": "123-TB/TU", "issuer": "I", "summary": "S", "signer": "G", "signerTitle": "C",
              "recipients": ["r"], "people": ["p"], "places": ["l"], "author": "A", "source": "N",
              "issuedOn": "2021-08-24", "heldOn": null, "publishedAt": "2021-08-25T08:00:00+07:00",
              "language": "vi", "audience": ["public"], "cites": ["59-NQ/TW"], "tags": ["t"], "attributes": { "any": "string" } }
            """);

        document.Kind.ShouldBe(DocumentKind.Notice);
        document.Symbol.ShouldBe("123-TB/TU");
        document.IssuedOn.ShouldBe(new DateOnly(2021, 8, 24));
        document.HeldOn.ShouldBeNull();
        document.PublishedAt!.Value.Offset.ShouldBe(TimeSpan.FromHours(7));
        document.Attributes["any"].ShouldBe("string");
        ShouldEqual(DocumentJson.Deserialize(DocumentJson.Serialize(document).Span), document);
    }

    [Fact]
    public void Vietnamese_stays_readable_and_absent_fields_are_left_out()
    {
        string json = Encoding.UTF8.GetString(DocumentJson.Serialize(Good("""{"id":"a","title":"Thành ủy <Cần Thơ>"}""")).Span);
        json.ShouldContain("Thành ủy <Cần Thơ>");
        json.ShouldNotContain("symbol");
        json.ShouldNotContain("null");
    }

    [Fact]
    public void Any_serializer_context_writes_the_contract_s_form()
    {
        Document document = Good("""{"id":"a","title":"x","issuedOn":"2021-08-24"}""");
        string json = JsonSerializer.Serialize(document, DocumentJsonContext.Default.Document);
        json.ShouldContain("\"issuedOn\":\"2021-08-24\"");
        json.ShouldContain("\"kind\":\"notice\"");
        ShouldEqual(JsonSerializer.Deserialize(json, DocumentJsonContext.Default.Document)!, document);
    }

    [Fact]
    public void Unknown_fields_become_attributes_as_compact_json()
    {
        Document document = Good("""{"id":7,"title":"x","category":"Thể thao","n":1.50,"b":true,"z":null,"o":{ "a" : [1, "ủ\ud800", {}], "c":"\n" }, "attributes":{"k":[1, 2]}}""");
        document.Id.ShouldBe("7");
        document.Attributes.OrderBy(pair => pair.Key).Select(pair => pair.Key + "=" + pair.Value)
            .ShouldBe(["b=true", "category=Thể thao", "k=[1,2]", "n=1.50", "o={\"a\":[1,\"ủ\uFFFD\",{}],\"c\":\"\\n\"}"], ignoreOrder: true);
    }

    [Fact]
    public void The_field_map_renames()
    {
        var options = new DocumentJsonOptions { FieldMap = new Dictionary<string, string> { ["doc_number"] = "symbol", ["lead"] = "summary" } };
        Document document = Good("""{"id":"a","title":"x","doc_number":"12/2020/NĐ-CP","lead":"l"}""", options);
        document.Symbol.ShouldBe("12/2020/NĐ-CP");
        document.Summary.ShouldBe("l");
        Good("""{"id":"a","title":"x","doc_number":"1"}""").Attributes["doc_number"].ShouldBe("1");
    }

    [Theory]
    [InlineData("""{"id":"a","title":5}""", "wrong-type", "title")]
    [InlineData("""{"id":"a","title":"x","people":{"a":1}}""", "wrong-type", "people")]
    [InlineData("""{"id":"a","title":"x","title":"y"}""", "duplicate-field", "title")]
    [InlineData("""{"id":"a","title":"x","q":1,"q":2}""", "duplicate-field", "q")]
    [InlineData("""{"id":"a","title":"x","kind":"tin"}""", "bad-kind", "kind")]
    [InlineData("""{"id":"a","title":"x","issuedOn":"hôm qua"}""", "bad-date", "issuedOn")]
    [InlineData("""{"id":"a","title":"x","publishedAt":"2021-13-01"}""", "bad-date", "publishedAt")]
    [InlineData("""{"id":"a/b","title":"x"}""", "id-slash", "id")]
    [InlineData("""{"id":".","title":"x"}""", "id-dots", "id")]
    [InlineData("""{"id":"..","title":"x"}""", "id-dots", "id")]
    [InlineData("""{"id":"a\u0001b","title":"x"}""", "id-control", "id")]
    [InlineData("""{"title":"x"}""", "id-missing", "id")]
    [InlineData("""{"id":"a","text":"  \n"}""", "nothing-to-search", "text")]
    [InlineData("""{"id":"a","title":"x","audience":[]}""", "audience-empty", "audience")]
    [InlineData("""[1]""", "not-an-object", "")]
    [InlineData("""{"id":"a","title":"x"} {""", "not-json", null)]
    [InlineData("""{"id":"a","title":"x""", "not-json", null)]
    [InlineData("", "not-json", null)]
    public void Odd_documents_are_refused_with_a_reason(string json, string code, string? place)
    {
        DocumentError error = Bad(json);
        error.Code.ShouldBe(code);
        if (place is not null)
        {
            error.Place.ShouldBe(place);
        }

        error.Reason.ShouldNotBeEmpty();
        error.Remedy.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("2021-06-16", "2021-06-16T00:00:00+07:00")]
    [InlineData("16/6/2021", "2021-06-16T00:00:00+07:00")]
    [InlineData("2021-06-16T08:30:00", "2021-06-16T08:30:00+07:00")]
    [InlineData("2021-06-16T08:30:00Z", "2021-06-16T08:30:00+00:00")]
    [InlineData("2021-06-16T08:30:00.25+09:00", "2021-06-16T08:30:00.25+09:00")]
    [InlineData("2021-06-16 08:30", "2021-06-16T08:30:00+07:00")]
    public void Times_are_read_in_the_forms_sources_have(string text, string wanted)
    {
        string json = Encoding.UTF8.GetString(DocumentJson.Serialize(Good($$"""{"id":"a","title":"x","publishedAt":"{{text}}"}""")).Span);
        json.ShouldContain($"\"publishedAt\":\"{wanted}\"");
        DateTimeOffset date = Parse($$"""{"id":"a","title":"x","date":"{{text}}"}""").Draft!.Date!.Value;
        date.ShouldBe(DateTimeOffset.Parse(wanted, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2021-08-23T16:59:59Z", "2021-08-23")]
    [InlineData("2021-08-23T17:00:00.000Z", "2021-08-24")]
    [InlineData("2021-08-23T20:00:00Z", "2021-08-24")]
    [InlineData("2021-08-24T08:00:00+14:00", "2021-08-24")]
    [InlineData("2021-08-24T01:30:00+09:00", "2021-08-23")]
    [InlineData("2021-08-24T00:00:00", "2021-08-24")]
    [InlineData("2021-08-23 23:59", "2021-08-23")]
    [InlineData("2020-12-31T17:00:00Z", "2021-01-01")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31")]
    public void The_day_of_a_moment_is_the_one_in_Vietnam(string moment, string day)
    {
        var wanted = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Good($$"""{"id":"a","title":"x","issuedOn":"{{moment}}"}""").IssuedOn.ShouldBe(wanted);
        Good($$"""{"id":"a","title":"x","publishedAt":"{{moment}}"}""").Date.ShouldBe(wanted);
    }

    [Fact]
    public void Half_surrogates_and_nul_are_mended_and_told()
    {
        DocumentParse parse = Parse("""{"id":"a","text":"x\ud800y\u0000z\ud83d\ude00"}""");
        parse.Draft!.Document.Text.ShouldBe("x\uFFFDyz\U0001F600");
        parse.Notes.Select(note => note.Code).ShouldBe(["nul-removed", "surrogate-replaced"]);
    }

    [Fact]
    public void A_text_beyond_4_MiB_is_refused_by_its_bytes()
    {
        string text = new('ủ', DocumentRules.MaxTextBytes / 3);
        Parse($$"""{"id":"a","text":"{{text}}"}""").Errors.ShouldBeEmpty();
        Bad($$"""{"id":"a","text":"{{text}}ủ"}""").Code.ShouldBe("text-too-long");
    }

    [Theory]
    [InlineData("""{"start":1,"end":2,"confidence":0.5,"in":"title"}""", """{"start":1,"end":2,"confidence":0.5,"in":"title"}""")]
    [InlineData("""{"start":1,"end":2,"confidence":0.5}""", """{"start":1,"end":2,"confidence":0.5}""")]
    [InlineData("""{"start":1,"end":2,"confidence":0.5,"in":"nowhere"}""", """{"start":1,"end":2,"confidence":0.5}""")]
    public void Where_a_value_was_read_is_kept_with_the_field_it_stood_in(string written, string wanted) =>
        Encoding.UTF8.GetString(DocumentJson.Serialize(Good($$$"""{"id":"a","title":"x","extracted":{"symbol":{{{written}}}}}""")).Span).ShouldContain($"\"extracted\":{{\"symbol\":{wanted}}}");

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Gen.Byte.Array[0, 60].Sample(bytes => DocumentJson.Parse(bytes) is not null);

    [Fact]
    public void No_mutation_of_a_document_makes_the_reader_throw()
    {
        byte[] good = Encoding.UTF8.GetBytes("""{"id":"a","kind":"news","title":"Tiêu đề","people":["a"],"attributes":{"x":{"y":[1]}},"extracted":{"a":{"start":1,"end":2,"confidence":1}},"date":"2021-01-01","q":[{"a":"\ud800"}]}""");
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Sample((at, value, length) =>
        {
            byte[] bytes = [.. good];
            bytes[at] = value;
            return DocumentJson.Parse(bytes.AsSpan(0, length)) is not null && DocumentJson.Parse(bytes) is not null;
        });
    }

    [Fact]
    public void Any_text_comes_back() => Gen.String.Sample(text =>
    {
        (Document? document, _, _) = DocumentRules.Check(new Document { Id = "a", Title = "t", Text = text });
        return DocumentJson.Deserialize(DocumentJson.Serialize(document!).Span).Text == document!.Text;
    });

    [Theory]
    [InlineData("https://báo.vidu.vn/tin/họp giao ban.html?trang=1#đầu")]
    [InlineData("HTTP://127.0.0.1:8080/a%2Fb")]
    public void An_address_that_a_page_may_lead_to_is_kept_to_the_letter(string url) =>
        DocumentRules.Check(new Document { Id = "a", Title = "t", Url = url }).Document!.Url.ShouldBe(url);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript:alert(1)//https://vidu.vn")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData(" https://vidu.vn")]
    [InlineData("https://vidu.vn/\u0001")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://vidu.vn/a")]
    [InlineData("mailto:ai@vidu.vn")]
    [InlineData("//vidu.vn/a")]
    [InlineData("/tin/a.html")]
    [InlineData("vidu.vn/a")]
    [InlineData("https://")]
    [InlineData("https:vidu.vn")]
    [InlineData("https://nganhang.vidu.vn@bay.vidu.vn/")]
    [InlineData("https://vidu.vn:99999/")]
    public void An_address_that_a_page_must_not_lead_to_is_refused(string url)
    {
        DocumentError error = DocumentRules.Check(new Document { Id = "a", Title = "t", Url = url }).Errors.ShouldHaveSingleItem();
        (error.Code, error.Place).ShouldBe(("bad-url", "url"));
    }

    [Fact]
    public void No_address_is_none() => DocumentRules.Check(new Document { Id = "a", Title = "t", Url = " " }).Document!.Url.ShouldBeNull();

    [Fact]
    public void Of_any_text_only_addresses_of_the_web_are_kept() => Gen.String[Gen.Char["htps:/@.ajv\\ \t\u00ad\u202e%2ạ"], 0, 20].Sample(text =>
    {
        string? kept = DocumentRules.Check(new Document { Id = "a", Title = "t", Url = text }).Document?.Url;
        return kept is null || (new Uri(kept) is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 } address && address.AbsoluteUri.StartsWith("http", StringComparison.Ordinal));
    });

    [Fact]
    public void What_was_stored_before_a_rule_came_is_read()
    {
        var old = new Document { Id = "a", Title = "t", Url = "/tin/a.html", Tags = [.. Enumerable.Range(0, DocumentRules.MaxValues + 1).Select(i => $"nhãn {i}")] };
        ShouldEqual(DocumentJson.Deserialize(DocumentJson.Serialize(old).Span), old);
    }

    [Fact]
    public void A_list_has_an_end()
    {
        string[] values = [.. Enumerable.Range(0, DocumentRules.MaxValues + 1).Select(i => $"nhãn {i}")];

        DocumentRules.Check(new Document { Id = "a", Title = "t", Tags = values[1..] }).Errors.ShouldBeEmpty();
        DocumentRules.Check(new Document { Id = "a", Title = "t", Tags = values }).Errors.ShouldHaveSingleItem().Code.ShouldBe("too-many-values");
    }
}
