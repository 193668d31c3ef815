using Indexer.Languages;
using Search.Documents;

namespace SearchApi.Documents;

/// <summary>What an id of a request must keep to.</summary>
public static class DocumentIds
{
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
}
