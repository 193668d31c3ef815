using Indexer.Sources;

namespace Indexer.Ingestion;

/// <summary>What a run came to.</summary>
/// <param name="Memory">What the source is to find next time.</param>
/// <param name="Failure">Why the source was not read to its end; null where it was.</param>
/// <param name="Doubt">Why what seems gone was not deleted; null where it was.</param>
internal sealed record IngestResult(IngestTally Tally, SourceMemory Memory, SourceException? Failure, string? Doubt);
