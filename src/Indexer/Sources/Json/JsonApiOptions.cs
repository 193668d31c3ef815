using Indexer.Configuration;
using Indexer.Fetching;
using Indexer.Sources.Web;

namespace Indexer.Sources.Json;

/// <summary>How a service gives its items page by page.</summary>
internal enum JsonPaging
{
    /// <summary>All at once.</summary>
    None,

    /// <summary>A parameter counts pages.</summary>
    Page,

    /// <summary>A parameter counts items.</summary>
    Offset,

    /// <summary>Each page holds what to send for the next.</summary>
    Cursor,

    /// <summary>Each page holds the address of the next, or its header <c>Link</c> does.</summary>
    Next,
}

/// <summary>Another service's items. Immutable.</summary>
/// <param name="Url">Of the first page.</param>
/// <param name="Items">Where in an answer the list is, names joined by dots; empty where the answer is the list.</param>
/// <param name="Parameter">The parameter that says which page.</param>
/// <param name="First">The number of the first page, or of the first item.</param>
/// <param name="SizeParameter">The parameter that says how many items a page has; null for none.</param>
/// <param name="Size">How many items a page has.</param>
/// <param name="Next">Where in an answer the cursor or the next address is; null for the header <c>Link</c>.</param>
/// <param name="MostPages">So many pages are read; where there are more, nothing counts as gone.</param>
/// <param name="Prune">Whether items that are not listed any more are deleted.</param>
internal sealed record JsonApiOptions(
    Uri Url, string Items, JsonPaging Paging, string Parameter, int First, string? SizeParameter, int Size, string? Next, int MostPages, bool Prune, FetchOptions Fetch) : SourceOptions
{
    public static JsonApiOptions Read(SettingSection settings)
    {
        JsonPaging paging = Enum.Parse<JsonPaging>(settings.Choice("paging", "none", "none", "page", "offset", "cursor", "next"), ignoreCase: true);
        string usual = paging switch { JsonPaging.Offset => "offset", JsonPaging.Cursor => "cursor", _ => "page" };
        var options = new JsonApiOptions(
            settings.RequiredAddress("url"),
            settings.Text("items") ?? "",
            paging,
            settings.Text("parameter") ?? usual,
            settings.Number("first", paging == JsonPaging.Page ? 1 : 0, 0, int.MaxValue),
            settings.Text("sizeParameter"),
            settings.Number("size", 100, 1, 100_000),
            settings.Text("next"),
            settings.Number("mostPages", 10_000, 1, 10_000_000),
            settings.Flag("prune", true),
            WebOptions.Read(settings, 0))
        {
            FieldMap = settings.FieldMap("fieldMap"),
        };
        return paging == JsonPaging.Cursor && options.Next is null
            ? throw new SettingException(settings.Key("next"), null, "where in an answer the cursor for the next page is, e.g. 'meta.nextCursor'.")
            : options;
    }

    internal override ISource Open(SourceTools tools) => new JsonApiSource(this, tools.Fetcher(Fetch));
}
