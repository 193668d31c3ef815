using Search.Analysis.TokenStreams;

namespace Search.Analysis.Tests.TokenStreams;

public sealed class AnalyzedTextTests
{
    /// <summary>Of a list of five thousand names, the most a document may have, all are analyzed at once: 15 MB and not 75.</summary>
    [Fact]
    public void A_short_value_takes_little_memory()
    {
        var text = new AnalyzedText();
        text.Add("Sở Giáo dục và Đào tạo");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int n = 0; n < 5000; n++)
        {
            text.Add("Sở Giáo dục và Đào tạo");
        }

        ((GC.GetAllocatedBytesForCurrentThread() - before) / 5000).ShouldBeLessThan(4096);
    }
}
