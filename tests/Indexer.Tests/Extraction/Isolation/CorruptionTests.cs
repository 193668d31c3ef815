using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Indexer.Extraction;
using Indexer.Extraction.Isolation;
using Indexer.Tests.Extraction.Making;

namespace Indexer.Tests.Extraction.Isolation;

/// <summary>
/// Damaged files of each kind: cut off, with bits turned over, with pieces doubled or missing; and bombs. None may crash, hang or go without a clear line.
/// </summary>
public sealed class CorruptionTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly ExtractionProcess process = new(Limit);

    /// <summary>A hundred of each, or as many as <c>TRACUU_CORRUPTIONS</c> says.</summary>
    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("TRACUU_CORRUPTIONS"), CultureInfo.InvariantCulture, out int times) ? times : 100;

    private static Paper Paper => new(["UBND XÃ MẪU", "Số: 1/TB-UBND"], ["CỘNG HÒA", "Xã Mẫu, ngày 2 tháng 3 năm 2023"], ["THÔNG BÁO", .. Enumerable.Range(1, 40).Select(at => $"{at}. Điểm thứ {at} của thông báo nói về nước sạch và đường làng.")]);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    [InlineData("a.html")]
    [InlineData("a.json")]
    [InlineData("a.jsonl")]
    [InlineData("a.docx")]
    [InlineData("a.pdf")]
    [InlineData("a.eml")]
    [InlineData("a.txt.gz")]
    public async Task Damaged_files_end_in_documents_or_a_clear_line(string name)
    {
        byte[] whole = Sound(name);
        var extractors = new Extractors(process);
        var random = new Random(20261124);
        int read = 0;
        TimeSpan slowest = TimeSpan.Zero;
        var refusals = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int time = 0; time < Times; time++)
        {
            byte[] damaged = Damage(whole, random, time);
            long started = Stopwatch.GetTimestamp();
            try
            {
                List<Extracted> items = await Reading.ReadAsync(name, damaged, extractors);
                items.Where(item => item.Draft is null).Select(item => item.Errors[0]).Where(error => !IsClear(error.Reason) || !IsClear(error.Remedy)).ShouldBeEmpty();
                read += items.Count(item => item.Draft is not null);
                items.Where(item => item.Draft is null).ToList().ForEach(item => Refused(item.Errors[0].Code));
            }
            catch (ExtractionException fault)
            {
                (IsClear(fault.Error.Reason) && IsClear(fault.Error.Remedy)).ShouldBeTrue($"{name} {time}: {fault.Error}");
                Refused(fault.Error.Code);
            }

            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
        }

        // The child that is there now, whichever it is, reads a sound file.
        (await Reading.ReadAsync(name, whole, extractors)).ShouldAllBe(item => item.Draft != null);
        process.Started.ShouldBeLessThanOrEqualTo(1 + (Times / 10));

        // What is packed has a checksum: none that is damaged is taken for sound.
        (read > 0).ShouldBe(!name.EndsWith(".gz", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {Times} files, {read} documents read, refused {string.Join(", ", refusals.Select(refusal => $"{refusal.Key} {refusal.Value}"))}; slowest {slowest.TotalMilliseconds:0} ms; {process.Started} child processes");

        void Refused(string code) => refusals[code] = refusals.GetValueOrDefault(code) + 1;
    }

    [Fact]
    public async Task Bombs_of_each_kind_are_refused_or_read_within_bounds()
    {
        var extractors = new Extractors(process);
        (string Name, byte[] Content)[] bombs =
        [
            ("blanks.pdf", Bombs.Pdf("  ", 2048)), ("pages.pdf", Bombs.EndlessPages()), ("nested.pdf", Bombs.NestedPdf(1_000_000)), ("packed.docx", Bombs.Word(60)), ("nested.docx", Bombs.NestedWord(100_000)),
            ("nested.html", Bombs.Page(100_000)), ("nested.eml", Bombs.Mail(5000)), ("nested.json", Encoding.ASCII.GetBytes(new string('[', 1_000_000))),
        ];
        foreach ((string name, byte[] content) in bombs)
        {
            string end = "read";
            long started = Stopwatch.GetTimestamp();
            try
            {
                (await Reading.ReadAsync(name, content, extractors)).Count.ShouldBeLessThan(1002);
            }
            catch (ExtractionException fault)
            {
                (IsClear(fault.Error.Reason) && fault.Error.Code != "too-slow").ShouldBeTrue($"{name}: {fault.Error}");
                end = fault.Error.Code;
            }

            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {content.Length} bytes, {end}, {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms");

            (await Reading.ReadAsync("sound.docx", Sound("a.docx"), extractors)).Count.ShouldBe(1);
        }
    }

    private static bool IsClear(string line) => line.Length is > 8 and < 300 && !line.Contains('\n') && line[^1] == '.';

    private static byte[] Sound(string name) => Path.GetExtension(name) switch
    {
        ".docx" => WordFile.Of(Paper),
        ".pdf" => PdfFile.Of(Paper),
        ".eml" => OtherFiles.Mail(Paper),
        ".html" => Encoding.UTF8.GetBytes(OtherFiles.Page(Paper)),
        ".json" => Encoding.UTF8.GetBytes($"[{string.Join(",\n", Paper.Paragraphs.Select(line => $"{{\"title\":\"{line}\",\"text\":\"{line}\"}}"))}]"),
        ".jsonl" => Encoding.UTF8.GetBytes(string.Join('\n', Paper.Paragraphs.Select(line => $"{{\"title\":\"{line}\",\"text\":\"{line}\"}}"))),
        ".gz" => Gzip(Encoding.UTF8.GetBytes(Paper.Text)),
        _ => Encoding.UTF8.GetBytes(Paper.Text),
    };

    private static byte[] Damage(byte[] whole, Random random, int time)
    {
        byte[] bytes = [.. whole];
        int at = random.Next(bytes.Length), length = random.Next(1, Math.Max(2, bytes.Length / 8));
        switch (time % 4)
        {
            case 0:
                return bytes[..at];
            case 1:
                for (int flips = random.Next(1, 40); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
            case 2:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + length)..]];
            default:
                return [.. bytes[..at], .. bytes[Math.Max(0, at - length)..]];
        }
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
