using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SearchApi.Problems;

namespace SearchApi.Reference;

/// <summary>An example for each answer in the API's description.</summary>
internal static class Examples
{
    private const string Search = """
        {
          "query": { "text": "thanhf uyr can tho", "understood": "thành ủy can tho",
                     "rewrites": [ { "kind": "telex", "from": "thanhf uyr", "to": "thành ủy" } ], "relaxed": false },
          "total": 3, "tookMs": 2.1, "page": 1, "size": 10, "next": null,
          "hits": [ {
            "id": "tb-123-2021", "url": null, "kind": "notice", "type": "Thông báo", "symbol": "123-TB/TU",
            "issuer": "Ban Thường vụ Thành ủy", "date": "2021-08-24", "source": "Thành ủy Cần Thơ",
            "title": { "text": "Kết luận của Thành ủy Cần Thơ", "html": "Kết luận của <mark>Thành ủy Cần Thơ</mark>" },
            "snippets": [ { "text": "Thường trực Thành ủy yêu cầu", "html": "Thường trực <mark>Thành ủy</mark> yêu cầu",
                            "marks": [[13, 21]], "item": "5" } ],
            "score": 12.31 } ],
          "facets": { "kind": [ { "value": "notice", "count": 3 } ] },
          "didYouMean": null
        }
        """;

    private const string Suggest = """
        {
          "suggestions": [
            { "text": "Thành ủy Cần Thơ", "html": "<mark>Thành ủ</mark>y Cần Thơ", "kind": "query", "id": null, "url": null },
            { "text": "Thành ủy Cần Thơ triển khai Nghị quyết 59", "html": "<mark>Thành ủ</mark>y Cần Thơ triển khai Nghị quyết 59", "kind": "document", "id": "tin-59", "url": "https://bao.example.vn/59" } ]
        }
        """;

    private const string Document = """
        {
          "id": "tb-123-2021", "kind": "notice", "title": "Kết luận của Thành ủy Cần Thơ", "text": "Thường trực Thành ủy yêu cầu …",
          "url": null, "type": "Thông báo", "symbol": "123-TB/TU", "issuer": "Ban Thường vụ Thành ủy", "summary": null, "signer": null,
          "signerTitle": null, "recipients": [], "people": [], "places": [], "author": null, "source": "Thành ủy Cần Thơ",
          "issuedOn": "2021-08-24", "heldOn": null, "publishedAt": "2021-08-25T08:00:00+07:00", "language": "vi", "audience": ["public"],
          "cites": ["59-NQ/TW"], "tags": [], "attributes": {},
          "extracted": { "symbol": { "start": 10, "end": 19, "confidence": 0.98 } },
          "html": { "title": "Kết luận của <mark>Thành ủy</mark> Cần Thơ", "text": "Thường trực <mark>Thành ủy</mark> yêu cầu …" },
          "marks": [[13, 21]], "items": [], "citedBy": [ { "id": "tb-130-2021", "title": "Thông báo về việc thực hiện Thông báo số 123-TB/TU" } ],
          "citations": [ { "symbol": "59-NQ/TW", "id": "nq-59" } ]
        }
        """;

    private const string Analysis = """
        {
          "tokens": [ { "start": 0, "end": 5, "text": "thanh", "exact": "thanh", "folded": "thanh", "kind": "syllable" },
                      { "start": 6, "end": 8, "text": "uy", "exact": "uy", "folded": "uy", "kind": "syllable" } ],
          "query": { "understood": "thành ủy", "steps": [
            { "step": "restore", "from": "thanh uy", "to": "thành ủy",
              "note": "Marks filled in by which words stand side by side in the documents: “thanh” → “thành” 99 %; “uy” → “ủy” 99 %." } ] }
        }
        """;

    private const string OneTask = """
        { "id": "019ab3f2c0de7a1b8c2d3e4f5a6b7c8d", "kind": "reindex", "state": "running", "done": 1200, "total": 35415, "errors": [], "reason": "asked for",
          "requestedAt": "2026-11-25T09:00:00+07:00", "startedAt": "2026-11-25T09:00:01+07:00", "finishedAt": null }
        """;

    private const string Status = """
        {
          "generation": "g-000002", "documents": 5, "searchableDocuments": 5, "storedSequence": 7, "searchableSequence": 7, "lagSeconds": 0,
          "mode": "embedded", "state": "ok", "problem": null, "sources": []
        }
        """;

    /// <summary>Adds the examples to an operation's answers.</summary>
    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach ((string status, IOpenApiResponse response) in operation.Responses ?? [])
        {
            if (response is OpenApiResponse answer)
            {
                answer.Description = ProblemAnswers(status);
                foreach (OpenApiMediaType media in answer.Content?.Values ?? [])
                {
                    media.Example = For(operation.OperationId, int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }

        return Task.CompletedTask;
    }

    private static string ProblemAnswers(string status) => status == "200"
        ? "The answer."
        : status == "202" ? "Taken; durable."
        : ProblemTexts.For(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)).Title.English + ", as problem details.";

    private static JsonNode? For(string? operation, int status) => (operation, status) switch
    {
        ("search", 200) => JsonNode.Parse(Search),
        ("similar", 200) => new JsonObject { ["hits"] = JsonNode.Parse(Search)!["hits"]!.DeepClone() },
        ("suggest", 200) => JsonNode.Parse(Suggest),
        ("document", 200) => JsonNode.Parse(Document),
        ("analyze", 200) => JsonNode.Parse(Analysis),
        ("reindex", 202) => JsonNode.Parse("""{ "task": "019ab3f2c0de7a1b8c2d3e4f5a6b7c8d" }"""),
        ("tasks", 200) => JsonNode.Parse($$"""{ "tasks": [ {{OneTask}} ] }"""),
        ("task" or "cancelTask", 200 or 202) => JsonNode.Parse(OneTask),
        ("status", 200) => JsonNode.Parse(Status),
        ("put" or "delete", 200 or 202) => JsonNode.Parse("""{ "id": "tb-123-2021", "sequence": 7 }"""),
        ("post", 200) => JsonNode.Parse("""{ "line": 1, "id": "tb-123-2021", "status": 202, "sequence": 7 }"""),
        ("put", 400) => Refusal(400, "issuedOn", "issuedOn: Không phải ngày có thật. Hãy viết như 2021-08-24."),
        ("delete", 400) => Refusal(400, "id", "Mã văn bản không chứa dấu '/'."),
        ("post", 400) => Refusal(400, "wait", "'x' không dùng được; có thể là: searchable."),
        ("live" or "ready", 200) => JsonNode.Parse("""{ "status": "ok" }"""),
        ("analyze", 400) => Refusal(400, "text", "Tối đa 65536 ký tự; văn bản này có 70000."),
        (_, 400) => Refusal(400, operation == "document" ? "q" : "size", "Phải là số nguyên từ 1 đến 100, không phải '0'."),
        _ => Refusal(status),
    };

    private static JsonObject Refusal(int status, string? parameter = null, string? message = null, string? detail = null)
    {
        JsonObject problem = new()
        {
            ["title"] = ProblemTexts.For(status).Title.Vietnamese,
            ["status"] = status,
            ["detail"] = detail ?? ProblemTexts.For(status).Detail.Vietnamese,
            ["traceId"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        };
        if (parameter is not null)
        {
            problem["errors"] = new JsonObject
            {
                [parameter] = new JsonArray(parameter == "q" ? "Tối đa 512 ký tự; câu này có 600." : message),
            };
        }

        return problem;
    }
}
