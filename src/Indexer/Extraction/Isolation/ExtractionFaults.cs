using System.Globalization;
using Search.Documents;

namespace Indexer.Extraction.Isolation;

/// <summary>Why a file was given up. A line each, with what to do.</summary>
internal static class ExtractionFaults
{
    private const string SaveAgain = "Open it in the program that made it and save it again, or as text.";

    public static DocumentError TooLarge { get; } = new("too-much-memory", "", "Reading the file takes more memory than any honest file would.", SaveAgain);

    public static DocumentError TooSlow(TimeSpan longest) =>
        new("too-slow", "", string.Create(CultureInfo.InvariantCulture, $"Reading the file took longer than {longest.TotalSeconds:0.#} seconds."), SaveAgain);

    public static DocumentError Crashed { get; } = new("reader-crashed", "", "The file makes its reader crash.", SaveAgain);

    /// <summary>A fault that no extractor foresaw: the kind of it helps who reports it, its text could hold anything.</summary>
    public static DocumentError Damaged(Exception fault) => new("damaged", "", $"The file is damaged or not what it seems ({fault.GetType().Name}).", SaveAgain);

    public static DocumentError NotStarted(string reason) => new("no-child", "", $"The process that reads such files does not start: {reason}", "Mend the installation, then ingest again.");
}
