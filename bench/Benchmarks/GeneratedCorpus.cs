using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Makes as many short news items as wanted out of the paragraphs of a corpus: the same for the same seed.</summary>
internal static class GeneratedCorpus
{
    private const int ShortestParagraph = 80;
    private const int LongestParagraph = 1500;
    private const int LongestTitle = 90;
    private const int Sources = 40;

    private static readonly DateTimeOffset FirstDay = new(2015, 1, 1, 7, 0, 0, TimeSpan.FromHours(7));
    private static readonly int Days = 365 * 11;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="args">A corpus (<c>.jsonl</c> or <c>.jsonl.gz</c>, a <c>text</c> in each line), the file to write, how many items, and a seed (1).</param>
    public static void Write(string[] args)
    {
        int count = int.Parse(args[2], CultureInfo.InvariantCulture);
        var random = new Random(args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1);
        List<string> paragraphs = ReadParagraphs(args[0]);
        using FileStream file = File.Create(args[1]);
        long bytes = 0;
        for (int item = 1; item <= count; item++)
        {
            using var line = new MemoryStream();
            using (var json = new Utf8JsonWriter(line, Readable))
            {
                string[] text = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => paragraphs[random.Next(paragraphs.Count)])];
                json.WriteStartObject();
                json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"g-{item:0000000}"));
                json.WriteString("kind", "news");
                json.WriteString("title", Title(paragraphs[random.Next(paragraphs.Count)]));
                json.WriteString("text", string.Join('\n', text));
                json.WriteString("source", string.Create(CultureInfo.InvariantCulture, $"Nguồn {random.Next(1, Sources + 1)}"));
                json.WriteString("publishedAt", FirstDay.AddDays(random.Next(Days)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }

            line.WriteByte((byte)'\n');
            line.WriteTo(file);
            bytes += line.Length;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} items, {bytes / 1e6:0.0} MB, from {paragraphs.Count} paragraphs"));
    }

    private static List<string> ReadParagraphs(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream unpacked = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var lines = new StreamReader(unpacked);
        var paragraphs = new List<string>();
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument item = JsonDocument.Parse(line);
            paragraphs.AddRange(item.RootElement.GetProperty("text").GetString()!.Split('\n', StringSplitOptions.TrimEntries)
                .Where(paragraph => paragraph.Length is >= ShortestParagraph and <= LongestParagraph));
        }

        return paragraphs;
    }

    private static string Title(string paragraph)
    {
        int blank = paragraph.Length <= LongestTitle ? -1 : paragraph.LastIndexOf(' ', LongestTitle);
        return blank > 0 ? paragraph[..blank] : paragraph[..Math.Min(paragraph.Length, LongestTitle)];
    }
}
