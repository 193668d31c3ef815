namespace Indexer.Extraction;

/// <summary>What one file may ask for.</summary>
internal static class ExtractionLimits
{
    /// <summary>Largest file that becomes one document, in bytes after unpacking: twice the text, for UTF-16 and mark-up.</summary>
    public const int WholeFileBytes = 16 * 1024 * 1024;

    /// <summary>Largest item or line of a JSON file, in bytes.</summary>
    public const int ItemBytes = 16 * 1024 * 1024;

    /// <summary>How many times its packed size a gzip file may unpack to, once it is beyond <see cref="UnpackFreely"/>.</summary>
    public const int UnpackRatio = 100;

    /// <summary>What every gzip file may unpack to, whatever the ratio.</summary>
    public const long UnpackFreely = 64 * 1024 * 1024;
}
