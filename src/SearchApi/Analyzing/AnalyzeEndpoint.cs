using System.Text.Json;
using Indexer.Analyzing;
using Indexer.Keys;
using Indexer.Languages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Engine;
using Search.Engine.Searching;
using SearchApi.Hosting;
using SearchApi.Keys;
using SearchApi.Languages;
using SearchApi.Problems;
using SearchApi.Reference;

namespace SearchApi.Analyzing;

/// <summary><c>POST /analyze</c>.</summary>
public static class AnalyzeEndpoint
{
    /// <summary>Most bytes of a body: the longest text with every unit escaped, and some.</summary>
    public const int MaxBody = 512 * 1024;

    private static readonly Wording NotJson = new(
        "Nội dung phải là một đối tượng JSON có text là chuỗi: {\"text\": \"…\"}.", "The body must be a JSON object whose text is a string: {\"text\": \"…\"}.");

    /// <summary>Adds the route to the API's group.</summary>
    public static void MapAnalyze(this IEndpointRouteBuilder api) => api
        .MapPost("/analyze", AnalyzeAsync)
        .RequireScope(Scope.Admin)
        .WithName("analyze")
        .WithTags("Analysis")
        .WithSummary("What the analyzer makes of a text, and how it is understood as a query")
        .WithDescription(
            $"Tokens of a text of up to {TextAnalyzer.MaxText} UTF-16 units, each with its place and both forms. A text of up to "
            + $"{SearchRequest.MaxText} units is also understood as a query, step by step, with a note in Vietnamese or English by `Accept-Language`; "
            + "`query` is null for a longer one.")
        .Accepts<AnalyzeRequest>("application/json")
        .WithMetadata(new RequestSizeLimitAttribute(MaxBody))
        .Produces<AnalysisAnswer>()
        .Refuses(
            StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);

    private static async Task<Results<JsonAnswer<AnalysisAnswer>, ProblemResult>> AnalyzeAsync(HttpContext context, SearchIndex index)
    {
        if (context.Request.ContentLength > MaxBody)
        {
            return ProblemResult.Status(StatusCodes.Status413PayloadTooLarge);
        }

        if (await ReadTextAsync(context.Request) is not { } text)
        {
            return ProblemResult.Status(StatusCodes.Status400BadRequest, NotJson);
        }

        if (text.Length > TextAnalyzer.MaxText)
        {
            ParameterErrors errors = new();
            errors.Add("text", new($"Tối đa {TextAnalyzer.MaxText} ký tự; văn bản này có {text.Length}.", $"At most {TextAnalyzer.MaxText} characters; this has {text.Length}."));
            return ProblemResult.Parameters(errors);
        }

        context.Response.Headers.CacheControl = "no-store";
        return new JsonAnswer<AnalysisAnswer>(
            TextAnalyzer.Analyze(text, index, Caller.Audiences(context), AcceptedLanguage.Of(context.Request)), ApiJson.Readable.AnalysisAnswer);
    }

    /// <summary>The text of the body; null where the body is not what is wanted.</summary>
    private static async Task<string?> ReadTextAsync(HttpRequest request)
    {
        try
        {
            AnalyzeRequest? read = await JsonSerializer.DeserializeAsync(request.Body, ApiJson.Readable.AnalyzeRequest, request.HttpContext.RequestAborted);
            return read?.Text;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What is to be analysed.</summary>
/// <param name="Text">Any text.</param>
public sealed record AnalyzeRequest(string? Text);
