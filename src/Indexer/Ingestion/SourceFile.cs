namespace Indexer.Ingestion;

/// <summary>A file of a source.</summary>
/// <param name="Origin">The ingest source: what <c>--source</c> named, else the folder's name.</param>
/// <param name="RelativePath">Inside the folder given, parts joined by <c>/</c>.</param>
/// <param name="FullPath">Where it lies.</param>
/// <param name="IsLink">Whether a symbolic link stands there, to a file or a folder: told, and never followed.</param>
internal sealed record SourceFile(string Origin, string RelativePath, string FullPath, bool IsLink = false)
{
    /// <summary>The document id of the file: <c>SOURCE:RELATIVE:PATH.ext</c>.</summary>
    public string Id => $"{Origin}:{RelativePath.Replace('/', ':')}";
}
