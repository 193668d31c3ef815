using Indexer.Evaluation;

namespace Indexer.Tests.Evaluation;

/// <summary>What <c>evaluate-reading</c> counts: only what the text states, whatever stands in the columns of truth.</summary>
public sealed class ReadingAgreementTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private async Task<(ReadingReport Report, List<Disagreement> Told)> RunAsync(string truth, params string[] lines)
    {
        string file = Path.Combine(folder.Path, "corpus.jsonl");
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
        var told = new List<Disagreement>();
        return (await new ReadingAgreement(TruthField.Parse(truth)!).RunAsync(file, told.Add, TestContext.Current.CancellationToken), told);
    }

    [Fact]
    public async Task Truth_is_hidden_from_the_reader_and_compared_with_what_the_text_states()
    {
        (ReadingReport report, List<Disagreement> told) = await RunAsync(
            "number=symbol,kind_name=type,date=issuedOn",
            """{"id":"a","title":"Thông tư số 9/2020/TT-BX ngày 3/4/2020 quy định về mẫu","text":"Nội dung.","number":"9/2020/TT-BX","kind_name":"Thông tư","date":"2020-04-03"}""",
            """{"id":"b","title":"Thông tư số 8/2020/TT-BX quy định về mẫu","text":"Theo Nghị định số 1/2019/NĐ-CP ngày 5/6/2020.","number":"8/2020/TT-BX","kind_name":"Thông tư","date":"2020-06-05"}""",
            """{"id":"c","title":"Mẫu nào cũng được","text":"Không nói gì.","number":"7/2020/TT-BX","kind_name":"Thông tư","date":"2020-06-05"}""",
            """{"id":"d","title":"Thông tư số 6/2020/TT- BX quy định về mẫu","text":"Nội dung.","number":"6/2020/TT-","kind_name":"Thông tư"}""",
            """{"id":"e","title":"Đính chính số 5/BX-VP","text":"Nội dung.","number":"5/BX-VP"}""");

        report.Documents.ShouldBe(5);
        report.Fields[0].ShouldBe(new FieldAgreement("symbol", Known: 5, Stated: 4, Agreeing: 2, Missed: 1, Beyond: 0, BeyondWrong: 0));
        report.Fields[1].ShouldBe(new FieldAgreement("type", Known: 4, Stated: 3, Agreeing: 3, Missed: 0, Beyond: 0, BeyondWrong: 0));
        report.Fields[2].ShouldBe(new FieldAgreement("issuedOn", Known: 3, Stated: 1, Agreeing: 1, Missed: 0, Beyond: 0, BeyondWrong: 0));
        told.Select(one => (one.Id, one.Field, one.Truth, one.Read)).ShouldBe([("d", "symbol", "6/2020/TT-", "6/2020/TT-BX"), ("e", "symbol", "5/BX-VP", "")]);
        report.Fields[0].Share.ShouldBe(0.5);
    }

    [Fact]
    public async Task What_is_read_without_being_stated_is_counted_apart()
    {
        (ReadingReport report, List<Disagreement> told) = await RunAsync(
            "date=issuedOn",
            """{"id":"a","symbol":"6/QĐ-X","title":"Quyết định về mẫu","text":"(Kèm theo Quyết định số 6/QĐ-X ngày 1/2/2020)","date":"2020-03-04"}""");
        report.Fields.Single().ShouldBe(new FieldAgreement("issuedOn", Known: 1, Stated: 0, Agreeing: 0, Missed: 0, Beyond: 1, BeyondWrong: 1));
        told.Single().IsStated.ShouldBeFalse();
    }

    [Theory]
    [InlineData("a=symbol")]
    [InlineData("a=symbol,b=issuedOn,c=heldOn,d=issuer,e=signer,f=type,g=author,h=publishedAt")]
    public void Columns_are_named_with_their_fields(string text) => TruthField.Parse(text).ShouldNotBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("=symbol")]
    [InlineData("a=nothing")]
    [InlineData("a=symbol,a=type")]
    [InlineData("a=symbol,")]
    public void Anything_else_is_refused(string text) => TruthField.Parse(text).ShouldBeNull();
}
