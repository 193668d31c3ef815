using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SearchApi.Hosting;

/// <summary>A 200 with a JSON body, written straight into the response by compile-time metadata.</summary>
/// <typeparam name="T">What is answered.</typeparam>
public sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> type) : IResult, IValueHttpResult<T>
{
    /// <inheritdoc/>
    public T Value => value;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(httpContext.Response.BodyWriter, value, type, httpContext.RequestAborted);
    }
}
