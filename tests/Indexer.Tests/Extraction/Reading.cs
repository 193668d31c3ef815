using System.Text;
using Indexer.Extraction;

namespace Indexer.Tests.Extraction;

/// <summary>Reads files in memory as ingest reads those on disk.</summary>
internal static class Reading
{
    private static readonly Extractors InProcess = new();

    public static async Task<List<Extracted>> ReadAsync(string name, byte[] bytes, Extractors? extractors = null)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var raw = new MemoryStream(bytes);
        using FileContent content = await FileContent.OpenAsync(raw, name, bytes.Length, extractors ?? InProcess, cancellation);
        IExtractor extractor = content.Extractor.ShouldNotBeNull();
        var items = new List<Extracted>();
        await foreach (Extracted item in extractor.ExtractAsync(content.Stream, new ExtractionContext("s:" + name, new Dictionary<string, string>()), cancellation))
        {
            items.Add(item);
        }

        return items;
    }

    public static Task<List<Extracted>> ReadAsync(string name, string text) => ReadAsync(name, Encoding.UTF8.GetBytes(text));

    public static async Task<string> TextAsync(string name, byte[] bytes) => (await ReadAsync(name, bytes))[0].Draft.ShouldNotBeNull().Document.Text;

    public static async Task<string> RefusedAsync(string name, byte[] bytes, Extractors? extractors = null)
    {
        try
        {
            return (await ReadAsync(name, bytes, extractors)).ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Code;
        }
        catch (ExtractionException fault)
        {
            fault.Error.Remedy.ShouldNotBeEmpty();
            return fault.Error.Code;
        }
    }
}
