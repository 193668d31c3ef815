using System.Text;
using Indexer.Extraction;
using Indexer.Extraction.Isolation;
using Indexer.Tests.Extraction.Making;

namespace Indexer.Tests.Extraction.Isolation;

public sealed class ExtractionProcessTests : IAsyncDisposable
{
    // Enough that a machine under load has filled the heap of the child before time is up.
    private readonly ExtractionProcess process = new(TimeSpan.FromMinutes(3));

    private static byte[] Word => WordFile.OfBody(WordFile.Paragraph("Nghị quyết về nước sạch."));

    public ValueTask DisposeAsync() => process.DisposeAsync();

    [Fact]
    public async Task One_child_reads_file_after_file_as_this_process_would()
    {
        var isolated = new Extractors(process);
        (string Name, byte[] Content)[] files =
        [
            ("a.docx", Word), ("a.html", Encoding.UTF8.GetBytes(OtherFiles.Page(new Paper([], [], ["Một đoạn.", "Hai đoạn."])))),
            ("a.eml", OtherFiles.Mail(new Paper([], [], ["Thư."]))), ("b.docx", Word),
        ];
        foreach ((string name, byte[] content) in files)
        {
            Extracted there = (await Reading.ReadAsync(name, content, isolated)).ShouldHaveSingleItem(), here = (await Reading.ReadAsync(name, content)).ShouldHaveSingleItem();
            (there.Id, there.IsWholeFile, there.Draft!.Document.Text, there.Draft.Document.Title).ShouldBe((here.Id, here.IsWholeFile, here.Draft!.Document.Text, here.Draft.Document.Title));
            there.Draft.Supplied.ShouldBe(here.Draft.Supplied, ignoreOrder: true);
            there.Draft.Document.Attributes.ShouldBe(here.Draft.Document.Attributes, ignoreOrder: true);
        }

        process.Started.ShouldBe(1);
    }

    [Fact]
    public async Task Refusals_come_through_and_the_child_stays()
    {
        var isolated = new Extractors(process);
        (await Should.ThrowAsync<ExtractionException>(() => Reading.ReadAsync("a.pdf", "%PDF-1.4\n%\u00E2\n"u8.ToArray(), isolated))).Error.Code.ShouldBe("pdf-damaged");
        (await Reading.ReadAsync("a.docx", Word, isolated)).Count.ShouldBe(1);
        process.Started.ShouldBe(1);
    }

    [Fact]
    public async Task A_child_that_takes_too_long_is_killed_and_replaced()
    {
        await using var hasty = new ExtractionProcess(TimeSpan.FromMilliseconds(1));
        (await Should.ThrowAsync<ExtractionException>(() => Reading.ReadAsync("a.docx", Word, new Extractors(hasty)))).Error.Code.ShouldBe("too-slow");
        hasty.IsReady.ShouldBeFalse();
        (await Should.ThrowAsync<ExtractionException>(() => Reading.ReadAsync("a.docx", Word, new Extractors(hasty)))).Error.Code.ShouldBe("too-slow");
        hasty.Started.ShouldBe(2);
    }

    [Fact]
    public async Task A_child_that_is_gone_is_replaced()
    {
        var isolated = new Extractors(process);
        await Reading.ReadAsync("a.docx", Word, isolated);
        using (var child = System.Diagnostics.Process.GetProcessById(process.ChildId.ShouldNotBeNull()))
        {
            child.Kill();
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await Reading.ReadAsync("a.docx", Word, isolated)).Count.ShouldBe(1);
        process.Started.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_that_swallows_memory_is_refused_and_the_next_is_read()
    {
        // Ten thousand times its size once unpacked: beyond the heap that the child has.
        (await Reading.RefusedAsync("a.pdf", Bombs.Pdf("q ", 20), new Extractors(process))).ShouldBe("too-much-memory");
        process.IsReady.ShouldBeFalse();
        (await Reading.ReadAsync("a.docx", Word, new Extractors(process))).Count.ShouldBe(1);
        process.Started.ShouldBe(2);
    }
}
