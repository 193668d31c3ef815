namespace Indexer.Extraction;

/// <summary>What one file may ask for.</summary>
internal static class ExtractionLimits
{
    /// <summary>Largest file that becomes one document, in bytes after unpacking: twice the text, for UTF-16 and mark-up.</summary>
    public const int WholeFileBytes = 16 * 1024 * 1024;

    /// <summary>Largest file of a kind that holds pictures and fonts beside its text.</summary>
    public const int ContainerBytes = 64 * 1024 * 1024;

    /// <summary>Largest item or line of a JSON file, in bytes.</summary>
    public const int ItemBytes = 16 * 1024 * 1024;

    /// <summary>How many times its packed size a packed file or part may unpack to, once it is beyond <see cref="UnpackFreely"/> or <see cref="PartFreely"/>.</summary>
    public const int UnpackRatio = 100;

    /// <summary>What every gzip file may unpack to, whatever the ratio.</summary>
    public const long UnpackFreely = 64 * 1024 * 1024;

    /// <summary>What every part of an Office file may unpack to, whatever the ratio.</summary>
    public const long PartFreely = 1024 * 1024;

    /// <summary>What one part of an Office file may unpack to at most.</summary>
    public const long PartBytes = 64 * 1024 * 1024;

    /// <summary>How many parts a file may have: of an Office file, of a mail with all mails in it.</summary>
    public const int Parts = 1000;

    /// <summary>How deep mails may lie in one another.</summary>
    public const int Nesting = 10;

    /// <summary>How deep the elements of an Office file may lie in one another.</summary>
    public const int Depth = 400;

    /// <summary>How many pages a PDF file may have.</summary>
    public const int Pages = 5000;

    /// <summary>Longest text that is put together, in UTF-16 units: what goes beyond is no document (4 MiB in UTF-8).</summary>
    public const int TextLength = 4 * 1024 * 1024;

    /// <summary>How long one file may take in the child process. Apache Tika's limit.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The managed heap of the child process.</summary>
    public const long HeapBytes = 768 * 1024 * 1024;

    /// <summary>Longest message between the two: a document of the largest size, every character escaped.</summary>
    public const int MessageBytes = 32 * 1024 * 1024;
}
