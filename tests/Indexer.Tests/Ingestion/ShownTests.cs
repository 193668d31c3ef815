using Indexer.Ingestion;

namespace Indexer.Tests.Ingestion;

public sealed class ShownTests
{
    [Theory]
    [InlineData("thông báo\u001B[31m.txt", "thông báo\\u001B[31m.txt")]
    [InlineData("a\nb\r\u0085\u2028\u202Etxt", "a\\u000Ab\\u000D\\u0085\\u2028\\u202Etxt")]
    [InlineData("Thông báo số 5.txt", "Thông báo số 5.txt")]
    public void Names_are_shown_on_one_line(string name, string shown)
    {
        Shown.Of(name).ShouldBe(shown);
        new Refusal(name, null, null, "x", null, "Vì sao.", "Làm gì.").ToString().ShouldBe($"{shown}: Vì sao. Làm gì.");
        new Remark(name, 3, null, "x", "Gì.").ToString().ShouldBe($"{shown}:3: Gì.");
    }
}
