using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Primitives;
using SearchApi.Problems;

namespace SearchApi.Hosting;

/// <summary>
/// Compresses pages, JSON, styles and scripts for who accepts it, and keeps entity tags true: a strong tag names bytes (RFC 9110, 8.8.3.3), so a compressed
/// answer has a tag of its own, <c>"7-gzip"</c> of <c>"7"</c>, and whoever brings it back means the same. Lines that are answered one by one are left as they are.
/// </summary>
public static class Compression
{
    private static readonly string[] Encodings = ["br", "gzip"];

    /// <summary>Adds what it needs.</summary>
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // Nothing here can be guessed by length (BREACH): no answer holds a secret that a browser would ask for on behalf of another site's page.
            options.EnableForHttps = true;
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes, ProblemResult.MediaType, "image/svg+xml", "application/opensearchdescription+xml", "application/x-suggestions+json",
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    /// <summary>Does it. Stands within the handling of exceptions, which begins an answer anew.</summary>
    public static void UseCompression(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            IHeaderDictionary asked = context.Request.Headers;
            StringValues known = asked.IfNoneMatch;
            asked.IfNoneMatch = Plain(known);
            asked.IfMatch = Plain(asked.IfMatch);
            context.Response.OnStarting(() =>
            {
                Tell(context, known);
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseResponseCompression();
    }

    /// <summary>Makes the headers those of the answer that is sent, or that <c>GET</c> would send.</summary>
    private static void Tell(HttpContext context, StringValues known)
    {
        HttpResponse response = context.Response;
        string tag = response.Headers.ETag.ToString();
        if (response.StatusCode == StatusCodes.Status304NotModified)
        {
            Vary(response);
            response.Headers.ETag = Encodings.Select(encoding => Of(tag, encoding)).FirstOrDefault(one => known.ToString().Contains(one, StringComparison.Ordinal)) ?? tag;
            return;
        }

        IResponseCompressionProvider compression = context.RequestServices.GetRequiredService<IResponseCompressionProvider>();
        if (StringValues.IsNullOrEmpty(response.Headers.ContentEncoding) && compression.ShouldCompressResponse(context))
        {
            Vary(response);
            if (HttpMethods.IsHead(context.Request.Method) && compression.CheckRequestAcceptsCompression(context) && compression.GetCompressionProvider(context) is { } chosen)
            {
                response.Headers.ContentEncoding = chosen.EncodingName;
                response.ContentLength = null;
            }
        }

        if (tag.StartsWith('"') && response.Headers.ContentEncoding.ToString() is { } used && Encodings.Contains(used))
        {
            response.Headers.ETag = Of(tag, used);
        }
    }

    private static string Of(string tag, string encoding) => tag.Length < 2 ? tag : $"{tag[..^1]}-{encoding}\"";

    private static StringValues Plain(StringValues tags) =>
        tags.Count == 0 ? tags : Encodings.Aggregate(tags.ToString(), (text, encoding) => text.Replace($"-{encoding}\"", "\"", StringComparison.Ordinal));

    private static void Vary(HttpResponse response)
    {
        if (!response.Headers.Vary.ToString().Contains("Accept-Encoding", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.Append("Vary", "Accept-Encoding");
        }
    }
}
