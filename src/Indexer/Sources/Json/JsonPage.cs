using System.Globalization;
using System.Text.Json;
using Indexer.Fetching;

namespace Indexer.Sources.Json;

/// <summary>Finds its way in the answers of a service.</summary>
internal static class JsonPage
{
    /// <summary>The value at a path of names joined by dots; null where there is none.</summary>
    public static JsonElement? At(JsonElement root, string path)
    {
        JsonElement at = root;
        foreach (string name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : at;
    }

    /// <summary>The address of a page.</summary>
    /// <param name="number">Of the page, or of its first item.</param>
    public static Uri Address(JsonApiOptions options, int number)
    {
        Uri address = options.SizeParameter is { } size ? With(options.Url, size, options.Size.ToString(CultureInfo.InvariantCulture)) : options.Url;
        return options.Paging is JsonPaging.Page or JsonPaging.Offset ? With(address, options.Parameter, number.ToString(CultureInfo.InvariantCulture)) : address;
    }

    /// <summary>Where the next page is, as this one says; null where it is the last.</summary>
    public static Uri? Next(JsonApiOptions options, JsonElement root, Fetched page)
    {
        if (options.Next is null)
        {
            return page.Next;
        }

        string? next = At(root, options.Next) is not { } value ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(next) ? null
            : options.Paging == JsonPaging.Cursor ? With(Address(options, 0), options.Parameter, next)
            : Uri.TryCreate(page.Address, next, out Uri? address) ? address
            : throw new SourceException($"The next page of {page.Address} is at no address: '{next}'.", "Look at 'next'.");
    }

    private static Uri With(Uri address, string parameter, string value)
    {
        string name = Uri.EscapeDataString(parameter) + "=";
        IEnumerable<string> others = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith(name, StringComparison.Ordinal));
        return new UriBuilder(address) { Query = string.Join('&', others.Append(name + Uri.EscapeDataString(value))) }.Uri;
    }
}
