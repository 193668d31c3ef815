using System.Text;
using CsCheck;
using Indexer.Languages;
using SearchApi.Writing;

namespace SearchApi.Tests.Writing;

public sealed class LineReaderTests
{
    private const int Longest = 16 * 1024 * 1024;

    /// <summary>A line, and what must come of it: an id, an error (null), or nothing.</summary>
    private static readonly Gen<(string Line, string? Id, bool IsBlank)> Line = Gen.OneOf(
        Gen.Int[0, 99].Select(i => ($$"""{"id": "d{{i}}", "title": "Ữ 😀 {{i}}"}""", (string?)$"d{i}", false)),
        Gen.OneOf(new[] { "{", "x", "[]", "{\"id\": \"a\"}", "\u00a0", "}{", "\"" }.Select(Gen.Const).ToArray()).Select(bad => (bad, (string?)null, false)),
        Gen.OneOf(new[] { "", " ", "\t ", "  \t" }.Select(Gen.Const).ToArray()).Select(blank => (blank, (string?)null, true)));

    private static readonly Gen<(byte[] Bytes, (long Line, string? Id)[] Expected, int[] Cuts)> Streams =
        from lines in Line.Array[0, 30]
        from ends in Gen.Bool.Array[30]
        from hasMark in Gen.Bool
        from isEnded in Gen.Bool
        from cuts in Gen.Int[0, 900].Array[0, 40]
        select (Bytes(lines, ends, hasMark, isEnded), Expected(lines), cuts);

    [Fact]
    public void Lines_are_the_same_wherever_the_stream_is_cut() => Streams.Sample(
        stream => Read(stream.Bytes, stream.Cuts).SequenceEqual(stream.Expected), iter: 300);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_line_may_be_so_long_and_no_longer(int beyond, bool isTaken)
    {
        const string Start = """{"id": "dai", "title": "a", "x": 1""";
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Start), .. Enumerable.Repeat((byte)' ', Longest + beyond - Start.Length - 1), (byte)'}', (byte)'\n', .. "{\"id\": \"sau\", \"title\": \"a\"}"u8];
        Read(bytes, [100_000, 5_000_000]).ShouldBe([(1, isTaken ? "dai" : null), (2, "sau")]);
    }

    private static byte[] Bytes((string Line, string? Id, bool IsBlank)[] lines, bool[] ends, bool hasMark, bool isEnded)
    {
        var text = new StringBuilder(hasMark ? "\uFEFF" : "");
        for (int i = 0; i < lines.Length; i++)
        {
            text.Append(lines[i].Line).Append(i == lines.Length - 1 && !isEnded ? "" : ends[i] ? "\r\n" : "\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static (long Line, string? Id)[] Expected((string Line, string? Id, bool IsBlank)[] lines) =>
        [.. lines.Select((line, i) => (line, i)).Where(one => !one.line.IsBlank).Select(one => (one.i + 1L, one.line.Id))];

    private static List<(long Line, string? Id)> Read(byte[] bytes, int[] cuts)
    {
        var reader = new LineReader(Language.English);
        var read = new List<(long, string?)>();
        int at = 0;
        foreach (int cut in cuts.Select(cut => Math.Min(cut, bytes.Length)).Append(bytes.Length).Order())
        {
            read.AddRange(reader.Feed(bytes.AsMemory(at, cut - at)).Select(One));
            at = cut;
        }

        if (reader.End() is { } last)
        {
            read.Add(One(last));
        }

        return read;
    }

    private static (long, string?) One(ReadLine line) => (line.Line, line.Draft?.Document.Id);
}
