using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Indexer.Languages;
using Microsoft.AspNetCore.Http.Features;
using Search.Documents;

namespace SearchApi.Documents;

/// <summary>What an id of a request must keep to.</summary>
public static class DocumentIds
{
    /// <summary>What is wrong with the id in a request's path; null where it is good.</summary>
    /// <param name="id">The id, decoded.</param>
    /// <param name="request">The request: bytes that are no UTF-8 are left encoded in <paramref name="id"/>, and would name the document called so.</param>
    public static Wording? Fault(string id, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        return IsUtf8(target.AsSpan(0, target.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? query : target.Length))
            ? Fault(id)
            : new("Mã văn bản trong địa chỉ không phải UTF-8. Hãy mã hóa phần trăm theo UTF-8.", "The id in the address is not UTF-8. Percent-encode it as UTF-8.");
    }

    /// <summary>What is wrong with an id; null where it is good.</summary>
    public static Wording? Fault(string id)
    {
        // Routing leaves "%2F" encoded, because a decoded one would change the path.
        if (id.Contains("%2F", StringComparison.OrdinalIgnoreCase) || id.Contains('/', StringComparison.Ordinal))
        {
            return new("Mã văn bản không chứa dấu '/'.", "An id holds no '/'.");
        }

        return DocumentRules.CheckId(id)?.Code switch
        {
            null => null,
            "id-control" => new("Mã văn bản không chứa ký tự điều khiển.", "An id holds no control characters."),
            "id-too-long" => new(
                $"Mã văn bản dài tối đa {DocumentRules.MaxIdLength} ký tự.", $"An id has at most {DocumentRules.MaxIdLength} characters."),
            _ => new("Mã văn bản không hợp lệ.", "This is no valid id."),
        };
    }

    private static bool IsUtf8(ReadOnlySpan<char> path)
    {
        var bytes = new List<byte>(path.Length);
        for (int at = 0; at < path.Length; at++)
        {
            if (path[at] == '%' && at + 2 < path.Length && byte.TryParse(path.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                // The path as such is ASCII, or the server would have refused it.
                bytes.Add((byte)'x');
            }
        }

        return Utf8.IsValid(CollectionsMarshal.AsSpan(bytes));
    }
}
