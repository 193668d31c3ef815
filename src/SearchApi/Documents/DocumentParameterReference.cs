using Search.Documents;
using SearchApi.Reference;
using SearchApi.Searching;

namespace SearchApi.Documents;

/// <summary>The parameters of <c>/documents/{id}</c> as the API's description shows them.</summary>
public static class DocumentParameterReference
{
    /// <summary>The document's id.</summary>
    public static readonly ParameterReference Id = new("id", "The document's id. Holds no `/` and no control characters.")
    {
        InPath = true,
        MaxLength = DocumentRules.MaxIdLength,
        Example = "tb-123-2021",
    };

    /// <summary>In the order of the contract.</summary>
    public static readonly IReadOnlyList<ParameterReference> All =
    [
        Id,
        new("q", "A search text, as for `/search`, to mark in the document.") { MaxLength = SearchParameters.MaxText, Example = "thành ủy" },
    ];
}
