using System.Text.Json;
using Indexer.Commands;
using Indexer.Ingestion;
using Search.Documents;

namespace Indexer.Tests.Commands;

public sealed class IngestReportTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_line_for_each_refusal_and_document_and_a_summary_by_source_at_the_end()
    {
        string file = Path.Combine(folder.Path, "report.jsonl");
        using (var report = new IngestReport(file))
        {
            report.Write(new Refusal("a.txt", null, null, "unknown-format", null, "Vì sao.", "Làm gì."));
            report.Write(new Document { Id = "1", Text = "x", Title = "Tít", Source = "báo", Kind = DocumentKind.News }, "b.txt");
            report.Write(new Document { Id = "2", Text = "x", Title = "Tít", Source = "báo", Kind = DocumentKind.News, Author = "AN" }, "c.txt");
            report.Write(new Document { Id = "3", Text = "x", Title = "T", Source = "sở", Symbol = "1/X-Y" }, "d.txt");
            report.Write(new IngestSummary("ingest", 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 3, true, 0, [new Refusal("a.txt", null, null, "x", null, "", "")], []));
        }

        JsonElement[] lines = [.. File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement)];
        lines.Length.ShouldBe(5);
        lines[0].GetProperty("code").GetString().ShouldBe("unknown-format");
        lines[1].GetProperty("document").GetString().ShouldBe("1");
        lines[3].GetProperty("missing").EnumerateArray().Select(part => part.GetString()).ShouldBe(["type", "issuer", "signer", "recipients", "issuedOn"]);
        lines[4].GetProperty("refusals").GetArrayLength().ShouldBe(0);
        JsonElement[] sources = [.. lines[4].GetProperty("sources").EnumerateArray()];
        sources.Select(source => source.GetProperty("source").GetString()).ShouldBe(["báo", "sở"]);
        sources[0].GetProperty("news").GetInt64().ShouldBe(2);
        sources[0].GetProperty("missing").GetProperty("author").GetInt64().ShouldBe(1);
        sources[1].GetProperty("notices").GetInt64().ShouldBe(1);
    }

    [Fact]
    public void Without_a_file_nothing_is_written_and_nothing_said_of_sources()
    {
        using var report = new IngestReport(null);
        report.Write(new Document { Id = "1", Text = "x" }, "b.txt");
        var summary = new IngestSummary("ingest", 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, true, 0, [], []);
        report.Write(summary);
        JsonSerializer.Serialize(summary, OutputJson.Readable.IngestSummary).ShouldNotContain("sources");
    }
}
