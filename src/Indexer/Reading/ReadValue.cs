using Search.Documents;

namespace Indexer.Reading;

/// <summary>A value and where it was read.</summary>
internal sealed record ReadValue<T>(T Value, ExtractedValue Where);
