using Indexer.Extraction;
using Indexer.Keys;
using Indexer.Languages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Documents;
using Search.Documents.Json;
using Search.Documents.Store;
using SearchApi.Documents;
using SearchApi.Hosting;
using SearchApi.Keys;
using SearchApi.Monitoring;
using SearchApi.Problems;
using SearchApi.Reference;

namespace SearchApi.Writing;

/// <summary><c>PUT</c> and <c>DELETE /documents/{id}</c>.</summary>
public static class WriteEndpoints
{
    private static readonly Wording OtherId = new("id trong nội dung khác với id trong địa chỉ.", "The id of the body is another than the route's.");

    /// <summary>Adds what writing needs.</summary>
    public static void AddWriting(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<ServiceSettings>().Write);
        services.AddSingleton<WriteLimits>();
        services.AddSingleton<Resubmission>();
        services.AddSingleton<Visibility>();
        services.AddSingleton<WriteQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<WriteQueue>());
    }

    /// <summary>Adds the routes to the API's group.</summary>
    public static void MapWriting(this IEndpointRouteBuilder api)
    {
        api.MapPut("/documents/{id}", PutAsync)
            .CountsWrites()
            .RequireScope(Scope.Write)
            .WithName("put")
            .WithTags("Documents")
            .WithSummary("Add or replace one document")
            .WithDescription(
                "Answered once the document is durable. Only `title` or `text` is required; what is missing is read out of the text where it can be. "
                + "Content that is stored already is no change and keeps its sequence, so sending again is harmless, also what was fetched: what the service added is ignored. `If-Match` with an `ETag` replaces only that state, "
                + "`If-None-Match: *` only adds. The body may be packed with gzip (`Content-Encoding`).")
            .WithMetadata(new RequestSizeLimitAttribute(WriteOptions.MaxDocument + 1))
            .Describe(WriteReference.Single)
            .TakesDocument("application/json", WriteReference.Document)
            .Produces<WriteAnswer>(StatusCodes.Status202Accepted)
            .Produces<WriteAnswer>()
            .Refuses(
                StatusCodes.Status400BadRequest, StatusCodes.Status412PreconditionFailed, StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable, StatusCodes.Status507InsufficientStorage);
        api.MapDelete("/documents/{id}", DeleteAsync)
            .CountsWrites()
            .RequireScope(Scope.Write)
            .WithName("delete")
            .WithTags("Documents")
            .WithSummary("Delete one document")
            .WithDescription("Answered once the deletion is durable; 404 where there is no such document. `If-Match` with an `ETag` deletes only that state.")
            .Describe(WriteReference.Existing)
            .Produces<WriteAnswer>(StatusCodes.Status202Accepted)
            .Produces<WriteAnswer>()
            .Refuses(
                StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed, StatusCodes.Status429TooManyRequests,
                StatusCodes.Status503ServiceUnavailable, StatusCodes.Status507InsufficientStorage);
    }

    private static async Task<Results<JsonAnswer<WriteAnswer>, ProblemResult>> PutAsync(
        string id, HttpContext context, WriteQueue queue, WriteLimits limits, Visibility visibility, Resubmission resubmission, IDocumentStore store)
    {
        ParameterErrors errors = new();
        WriteRequest request = WriteRequest.Read(id, context.Request, errors);
        if (!errors.IsEmpty)
        {
            return ProblemResult.Parameters(errors);
        }

        if (RequestBody.RefuseNotJson(context.Request) is { } refusal)
        {
            return refusal;
        }

        if (queue.IsBehind)
        {
            return WriteRequest.Later();
        }

        WriteResult result;
        using (SingleBody body = new(limits))
        {
            DocumentParse parse;
            switch (await ReadAsync(body, context.Request, errors))
            {
                case SingleBody.End.TooLarge:
                    return ProblemResult.Status(StatusCodes.Status413PayloadTooLarge, BodyTooLarge);
                case SingleBody.End.NoRoom:
                    return WriteRequest.Later();
                default:
                    parse = Parse(id, body, errors);
                    break;
            }

            if (parse.Draft is not { } draft || !errors.IsEmpty)
            {
                return Refuse(parse, errors);
            }

            Document document = await resubmission.CompleteAsync(draft, context.RequestAborted);
            result = await WriteAsync(id, document, request, context, queue, store);
        }

        return await AnswerAsync(result, request, context, visibility);
    }

    private static async Task<Results<JsonAnswer<WriteAnswer>, ProblemResult>> DeleteAsync(
        string id, HttpContext context, WriteQueue queue, Visibility visibility, IDocumentStore store)
    {
        ParameterErrors errors = new();
        WriteRequest request = WriteRequest.Read(id, context.Request, errors);
        return !errors.IsEmpty ? ProblemResult.Parameters(errors)
            : queue.IsBehind ? WriteRequest.Later()
            : await AnswerAsync(await WriteAsync(id, null, request, context, queue, store), request, context, visibility);
    }

    private static readonly Wording BodyTooLarge = new("Nội dung lớn hơn 16 MiB. Hãy chia nhỏ: mỗi văn bản có tối đa 4 MiB.", "The body is larger than 16 MiB. Split it: a document has at most 4 MiB of text.");

    private static async Task<SingleBody.End> ReadAsync(SingleBody body, HttpRequest request, ParameterErrors errors)
    {
        try
        {
            return await body.ReadAsync(RequestBody.Open(request), RequestBody.IsPacked(request) ? null : request.ContentLength, request.HttpContext.RequestAborted);
        }
        catch (ExtractionException fault)
        {
            errors.Add(DocumentErrorTexts.Part(fault.Error), DocumentErrorTexts.Under(fault.Error));
            return SingleBody.End.Whole;
        }
    }

    private static DocumentParse Parse(string id, SingleBody body, ParameterErrors errors)
    {
        if (!errors.IsEmpty)
        {
            return new DocumentParse(null, null, [], []);
        }

        DocumentParse parse = DocumentJson.Parse(body.Bytes, new DocumentJsonOptions { DefaultId = id, IgnoresDerived = true });
        if (parse.Errors.Count == 0 && parse.Id is { } own && own != id)
        {
            errors.Add("id", OtherId);
        }

        return parse;
    }

    private static ProblemResult Refuse(DocumentParse parse, ParameterErrors errors)
    {
        foreach (DocumentError error in parse.Errors)
        {
            errors.Add(DocumentErrorTexts.Part(error), DocumentErrorTexts.Under(error));
        }

        int status = parse.Errors.Count > 0 ? parse.Errors.Max(DocumentErrorTexts.Status) : StatusCodes.Status400BadRequest;
        return ProblemResult.Content(status, parse.Errors is [var first, ..] ? DocumentErrorTexts.Of(first) : errors.All[0].Message, errors);
    }

    private static async Task<WriteResult> WriteAsync(string id, Document? document, WriteRequest request, HttpContext context, WriteQueue queue, IDocumentStore store)
    {
        long? expected = await Preconditions.ChooseAsync(request.Expected, id, store, context.RequestAborted);
        return (await queue.WriteAsync([new DocumentWrite(id, document, Expected: expected)], context.RequestAborted))[0];
    }

    private static async Task<Results<JsonAnswer<WriteAnswer>, ProblemResult>> AnswerAsync(
        WriteResult result, WriteRequest request, HttpContext context, Visibility visibility)
    {
        switch (result.Outcome)
        {
            case WriteOutcome.Missing:
                return ProblemResult.Status(StatusCodes.Status404NotFound, DocumentEndpoint.Missing);
            case WriteOutcome.Conflict:
                ProblemResult conflict = ProblemResult.Status(StatusCodes.Status412PreconditionFailed);
                return result.Sequence > 0 ? conflict.With("ETag", Preconditions.Tag(result.Sequence)) : conflict;
        }

        bool isFound = request.Wait && await visibility.WaitAsync(result.Sequence, context.RequestAborted) && !visibility.IsSetAside(result.Id);
        context.Response.StatusCode = isFound ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
        context.Response.Headers.CacheControl = "no-store";
        if (result.Outcome != WriteOutcome.Deleted)
        {
            context.Response.Headers.ETag = Preconditions.Tag(result.Sequence);
        }

        return new JsonAnswer<WriteAnswer>(new WriteAnswer(result.Id, result.Sequence), ApiJson.Readable.WriteAnswer);
    }
}

/// <summary>A write that is durable.</summary>
/// <param name="Id">The document's identity.</param>
/// <param name="Sequence">The sequence of the change; of an unchanged document that of its last change.</param>
public sealed record WriteAnswer(string Id, long Sequence);
