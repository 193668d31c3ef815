using CsCheck;
using Search.Engine.Queries;

namespace Search.Engine.Tests.Queries;

public class QueryParserTests
{
    [Theory]
    [InlineData("thành ủy cần thơ", "thành ủy cần thơ")]
    [InlineData("\"phòng chống dịch\" -covid", "\"phòng chống dịch\" NOT covid")]
    [InlineData("xăng OR dầu giá", "(xăng|dầu) giá")]
    [InlineData("a b OR c", "a (b|c)")]
    [InlineData("kế hoạch*", "kế hoạch*")]
    [InlineData("kinh tế - xã hội", "kinh tế - xã hội")]
    [InlineData("-\"họp báo\" tin", "NOT \"họp báo\" tin")]
    [InlineData("dịch \u2013covid \u2212sởi", "dịch NOT covid NOT sởi")]
    [InlineData("title:thành ủy", "title:thành ủy")]
    [InlineData("tiêu đề:\"thành ủy\"", "title:\"thành ủy\"")]
    [InlineData("TIEU DE: thành", "title:thành")]
    [InlineData("số:59-NQ/TW", "symbol:59-NQ/TW")]
    [InlineData("loại:nghị* quyết", "type:nghị* quyết")]
    [InlineData("lúc 8:30", "lúc 8:30")]
    [InlineData("OR", "OR")]
    [InlineData("a OR", "a OR")]
    [InlineData("OR a", "a")]
    [InlineData("\"chưa đóng", "\"chưa đóng")]
    [InlineData("“mục tiêu kép”", "\"mục tiêu kép\"")]
    [InlineData("*", "*")]
    [InlineData("-", "-")]
    [InlineData("title:", "title:")]
    public void Reads(string text, string expected) => Shape(QueryParser.Parse(text)).ShouldBe(expected);

    [Theory]
    [InlineData("type:thông báo họp", "type:thông báo họp")]
    [InlineData("type:thông báo OR type:quyết định", "(type:thông báo|type:quyết định)")]
    [InlineData("-type:thông báo tin", "NOT type:thông báo tin")]
    [InlineData("type: thông \"báo\"", "type:thông \"báo\"")]
    [InlineData("type:thông -báo", "type:thông NOT báo")]
    [InlineData("type:thông số:5", "type:thông symbol:5")]
    [InlineData("issuer:thông báo", "issuer:thông báo")]
    public void A_field_takes_the_words_of_a_known_value(string text, string expected) =>
        Shape(QueryParser.Parse(text, (field, words) => field == "type" && new[] { "thông báo", "quyết định" }.Contains(words))).ShouldBe(expected);

    [Theory]
    [InlineData("viện dẫn:nghị quyết số 59-NQ/TW đất đai", "nghị quyết số 59-NQ/TW", "đất đai")]
    [InlineData("số:nghị quyết 148/NQ-CP", "nghị quyết 148/NQ-CP")]
    [InlineData("symbol:Nghị định số 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP")]
    [InlineData("cites: 59 - NQ/TW đất", "59 - NQ/TW", "đất")]
    [InlineData("cites:148/NQ - CP đất", "148/NQ - CP", "đất")]
    [InlineData("cites:59 nq tw", "59 nq tw")]
    [InlineData("cites:nghị quyết 59 đất đai", "nghị quyết 59", "đất đai")]
    [InlineData("symbol:155-QĐ thu hồi đất", "155-QĐ", "thu hồi đất")]
    [InlineData("số:155 thu hồi đất", "155", "thu hồi đất")]
    [InlineData("số:nghị quyết đất đai", "nghị", "quyết đất đai")]
    [InlineData("số:nghị quyết -59", "nghị", "quyết", "59")]
    public void A_symbol_is_taken_as_it_is_written(string text, params string[] operands) =>
        QueryParser.Parse(text).Clauses.Select(c => c.Alternatives[0].Text).ShouldBe(operands);

    [Fact]
    public void A_field_takes_no_word_that_goes_beyond_a_known_value() =>
        QueryParser.Parse("type:thông báo họp", (_, words) => words is "thông báo").Clauses.Select(c => c.Alternatives[0].Text).ShouldBe(["thông báo", "họp"]);

    [Fact]
    public void Takes_any_text() => Gen.String.Sample(text =>
    {
        QuerySyntax syntax = QueryParser.Parse(text);
        foreach (Operand operand in syntax.Clauses.SelectMany(c => c.Alternatives))
        {
            text.Substring(operand.Start, operand.Text.Length).ShouldBe(operand.Text);
        }
    });

    [Fact]
    public void Takes_any_mix_of_operators() =>
        Pick.From("a", "\"", "-", "OR", ":", "title:", "*", " ", "“", "(", ")", "số:", "cites:", "59", "NQ/TW", "\\").List[0, 60].Sample(parts => QueryParser.Parse(string.Concat(parts)));

    private static string Shape(QuerySyntax syntax) => string.Join(' ', syntax.Clauses.Select(clause =>
    {
        string either = string.Join('|', clause.Alternatives.Select(Shape));
        return (clause.Excluded ? "NOT " : "") + (clause.Alternatives.Count > 1 ? $"({either})" : either);
    }));

    private static string Shape(Operand operand) => (operand.Field is null ? "" : operand.Field + ":") + operand.Kind switch
    {
        OperandKind.Phrase => $"\"{operand.Text}\"",
        OperandKind.Prefix => operand.Text + "*",
        _ => operand.Text,
    };
}
