using System.Globalization;
using Indexer.Languages;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Search.Documents.Store;
using SearchApi.Problems;

namespace SearchApi.Writing;

/// <summary>Entity tags are sequences (RFC 9110, 8.8.3), and what a write expects by them (13.1).</summary>
internal static class Preconditions
{
    // No sequence is ever so high.
    private const long Never = long.MaxValue;

    private static readonly Wording OneTag = new(
        "Ghi một ETag như máy chủ đã trả về, trong ngoặc kép (\"7\"), hoặc *.", "Give one ETag as the server sent it, in quotes (\"7\"), or *.");

    private static readonly Wording OnlyAny = new(
        "Chỉ dùng được *: chỉ ghi khi chưa có văn bản.", "Only * is known: write only where there is no document yet.");

    /// <summary>The entity tag of a sequence.</summary>
    public static string Tag(long sequence) => string.Create(CultureInfo.InvariantCulture, $"\"{sequence}\"");

    /// <summary>What <c>If-Match</c> and <c>If-None-Match</c> make a write expect; null where nothing.</summary>
    public static long? Read(IHeaderDictionary headers, ParameterErrors errors)
    {
        var typed = new RequestHeaders(headers);
        if (headers.IfNoneMatch.Count > 0)
        {
            if (typed.IfNoneMatch is not [var none] || none != EntityTagHeaderValue.Any || headers.IfMatch.Count > 0)
            {
                errors.Add("If-None-Match", OnlyAny);
            }

            return 0;
        }

        if (headers.IfMatch.Count == 0)
        {
            return null;
        }

        if (typed.IfMatch is not [var tag])
        {
            errors.Add("If-Match", OneTag);
            return null;
        }

        return tag == EntityTagHeaderValue.Any ? DocumentWrite.Existing
            : !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) && sequence > 0 ? sequence
            : Never;
    }
}
