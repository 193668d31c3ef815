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

    private static readonly Wording Tags = new(
        "Ghi ETag như máy chủ đã trả về, trong ngoặc kép (\"7\"), nhiều thì cách nhau bằng dấu phẩy; hoặc *.", "Give ETags as the server sent them, in quotes (\"7\") and with commas between them, or *.");

    private static readonly Wording OnlyAny = new(
        "Chỉ dùng được *: chỉ ghi khi chưa có văn bản.", "Only * is known: write only where there is no document yet.");

    /// <summary>The entity tag of a sequence.</summary>
    public static string Tag(long sequence) => string.Create(CultureInfo.InvariantCulture, $"\"{sequence}\"");

    /// <summary>Whether <c>If-None-Match</c> says that the caller has this state of a document.</summary>
    public static bool IsKnown(IHeaderDictionary headers, long sequence)
    {
        var own = new EntityTagHeaderValue(Tag(sequence));
        return headers.IfNoneMatch.Count > 0 && new RequestHeaders(headers).IfNoneMatch.Any(tag => tag == EntityTagHeaderValue.Any || tag.Compare(own, useStrongComparison: false));
    }

    /// <summary>Which states <c>If-Match</c> and <c>If-None-Match</c> let a write expect, as <see cref="DocumentWrite.Expected"/> has them; none where any.</summary>
    public static IReadOnlyList<long> Read(IHeaderDictionary headers, ParameterErrors errors)
    {
        var typed = new RequestHeaders(headers);
        if (headers.IfNoneMatch.Count > 0)
        {
            if (typed.IfNoneMatch is not [var none] || none != EntityTagHeaderValue.Any || headers.IfMatch.Count > 0)
            {
                errors.Add("If-None-Match", OnlyAny);
            }

            return [0];
        }

        if (headers.IfMatch.Count == 0)
        {
            return [];
        }

        if (typed.IfMatch is not { Count: > 0 } tags || (tags.Count > 1 && tags.Contains(EntityTagHeaderValue.Any)))
        {
            errors.Add("If-Match", Tags);
            return [];
        }

        return [.. tags.Select(Expected)];
    }

    /// <summary>Which one of the states the store shall expect; null where any. Of several it is the one that is there now, and that is still so when it writes.</summary>
    public static async Task<long?> ChooseAsync(IReadOnlyList<long> expected, string id, IDocumentStore store, CancellationToken cancellation) => expected.Count switch
    {
        0 => null,
        1 => expected[0],
        _ => await store.FindChangeAsync(id, cancellation) is { } present && expected.Contains(present.Sequence) ? present.Sequence : Never,
    };

    private static long Expected(EntityTagHeaderValue tag) =>
        tag == EntityTagHeaderValue.Any ? DocumentWrite.Existing
            : !tag.IsWeak && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) && sequence > 0 ? sequence
            : Never;
}
