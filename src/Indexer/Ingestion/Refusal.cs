using Search.Documents;

namespace Indexer.Ingestion;

/// <summary>Something that was not taken in, where it stands and why.</summary>
/// <param name="Path">The file, as it lies on disk.</param>
/// <param name="Line">From 1; null where the whole file is meant.</param>
/// <param name="Id">The document's id, where known.</param>
/// <param name="Field">The field concerned; null where there is none.</param>
public sealed record Refusal(string Path, long? Line, string? Id, string Code, string? Field, string Reason, string Remedy)
{
    public static Refusal Of(string path, long? line, string? id, DocumentError error) =>
        new(path, line, id, error.Code, error.Place.Length == 0 ? null : error.Place, error.Reason, error.Remedy);

    public override string ToString() => Shown.Of($"{Path}{(Line is { } line ? $":{line}" : "")}: {(Field is null ? "" : Field + ": ")}{Reason} {Remedy}");
}

/// <summary>Something that was mended or guessed, and the document taken in; or something that was passed over.</summary>
public sealed record Remark(string Path, long? Line, string? Id, string Code, string What)
{
    public override string ToString() => Shown.Of($"{Path}{(Line is { } line ? $":{line}" : "")}: {What}");
}
