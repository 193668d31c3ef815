using Search.Documents;

namespace SearchApi.Documents;

/// <summary>Where the page of a document begins a numbered item: an <c>id</c> that a link may lead to.</summary>
/// <param name="At">UTF-16 index in the text.</param>
/// <param name="Id">Unique in the document; may hold any letter.</param>
public sealed record ItemAnchor(int At, string Id)
{
    /// <summary>The anchors of a document's items, in the order of its text.</summary>
    public static IReadOnlyList<ItemAnchor> Of(IReadOnlyList<DocumentItem> items)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. items.Select(item => new ItemAnchor(item.Start, IdOf(item.Number, counts[item.Number] = counts.GetValueOrDefault(item.Number) + 1)))];
    }

    /// <summary>The id of the <paramref name="nth"/> item of a number: <c>item-5</c>, <c>item-Điều-3.2</c>, the second of a number <c>item-5_2</c>.</summary>
    public static string IdOf(string number, int nth) => $"item-{number.Replace(' ', '-')}" + (nth > 1 ? $"_{nth}" : "");

    /// <summary>The same as the fragment of an address.</summary>
    public static string FragmentOf(string number, int nth) => "#" + Uri.EscapeDataString(IdOf(number, nth));
}
