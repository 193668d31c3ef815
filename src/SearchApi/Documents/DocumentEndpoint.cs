using Indexer.Languages;
using Microsoft.AspNetCore.Http.HttpResults;
using Search.Engine.Searching;
using SearchApi.Hosting;
using SearchApi.Problems;
using SearchApi.Reference;
using SearchApi.Searching;
using SearchApi.Writing;

namespace SearchApi.Documents;

/// <summary><c>GET /documents/{id}</c>.</summary>
public static class DocumentEndpoint
{
    /// <summary>Adds the route to the API's group.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder api) => api
        .MapGet("/documents/{id}", FindAsync)
        .WithName("document")
        .WithTags("Documents")
        .AllowCrossOrigin()
        .WithSummary("One document, every part")
        .WithDescription("With `q`, the same marks as a hit of that search, over the whole text. `citedBy` and `citations` follow from symbols in any spelling; "
            + "a symbol without its year or issuer counts only where the documents know no two that it could be. "
            + "The `ETag` names this state of the document: send it as `If-Match` to change no other, and as `If-None-Match` to be answered 304 while it is the same.")
        .Describe(DocumentParameterReference.All)
        .Produces<DocumentAnswer>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound);

    private static async Task<Results<JsonAnswer<DocumentAnswer>, StatusCodeHttpResult, ProblemResult>> FindAsync(
        string id, HttpContext context, DocumentFinder documents)
    {
        ParameterErrors errors = new();
        string query = SearchTexts.Read(QueryParameters.Parse(context.Request.QueryString.Value), errors);
        if (DocumentIds.Fault(id, context.Request) is { } fault)
        {
            errors.Add("id", fault);
        }

        if (!errors.IsEmpty)
        {
            return ProblemResult.Parameters(errors);
        }

        IReadOnlySet<string> audiences = Caller.Audiences(context);
        if (await documents.FindAsync(id, audiences, context.RequestAborted) is not { Document: { } document, Sequence: var sequence })
        {
            return ProblemResult.Status(StatusCodes.Status404NotFound, Missing);
        }

        context.Response.Headers.ETag = Preconditions.Tag(sequence);
        if (Preconditions.IsKnown(context.Request.Headers, sequence))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        (MarkedText title, MarkedText text) = documents.Mark(document, query, audiences);
        return new JsonAnswer<DocumentAnswer>(
            DocumentAnswer.From(document, title, text, documents.Citations(document, audiences, context.RequestAborted)), ApiJson.Readable.DocumentAnswer);
    }

    /// <summary>Said of a document that is not there, or not for this caller.</summary>
    internal static readonly Wording Missing = new("Không có văn bản nào mang mã này.", "There is no document with this id.");
}
