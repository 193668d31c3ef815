using Search.Analysis.Recognition;
using Search.Engine.Schema;
using Search.Engine.Searching;
using Search.Engine.Understanding;

namespace Search.Engine.Queries;

/// <summary>What stands in the fields that a query may name, so that <c>type:thông báo</c> takes both words. For one query.</summary>
internal sealed class KnownValues(Vocabulary vocabulary)
{
    /// <summary>Whether words are the beginning of a value that some document has in the field, or of a type that documents have by law.</summary>
    public bool Begin(string field, string words)
    {
        string key = ValueKey.Of(words);
        return key.Length > 0 && Enum.TryParse(field, ignoreCase: true, out FacetField facet)
            && ((facet == FacetField.Type && DocumentTypeNames.Begin(key)) || vocabulary.HasValue(FacetValues.FilterTerm(facet, key)));
    }
}
