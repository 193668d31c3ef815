using CsCheck;
using Search.Analysis.Text;

namespace Search.Analysis.Tests;

public sealed class NormalizedTextTests
{
    [Theory]
    [InlineData("THO\u0302NG BA\u0301O", "THÔNG BÁO")]
    [InlineData("Nghi\u0323\u0302 quyê\u0301t", "Nghị\u0302 quyết")]
    [InlineData("Nghi\u0323 quye\u0323\u0302t u\u031B\u0323 o\u031B\u0323", "Nghị quyệt ự ợ")]
    [InlineData("V\u01B0\u0323 a\u0301\u0302", "Vự ấ")]
    [InlineData("\u00D0\u1EA3ng \u0189\u1EA3ng \u00F0i \u0256i", "Đảng Đảng đi đi")]
    [InlineData("\uFEFFSố:\u00A012\u200B-TB/\u00ADTU\u3000", "Số: 12-TB/TU ")]
    [InlineData("tho\u200B\u0302ng\u200Abáo \u200A số", "thôngbáo   số")]
    [InlineData("E\u0301 N\u0303 q\u0301 H\u0331 \u0301", "É Ñ q\u0301 H\u0331 \u0301")]
    [InlineData("fullwidth １２ ﬁ stays\r\n\t.", "fullwidth １２ ﬁ stays\r\n\t.")]
    public void One_spelling(string original, string text) => NormalizedText.Of(original).Text.ShouldBe(text);

    [Fact]
    public void Parts_lead_back_to_whole_letters_without_the_invisible_around_them()
    {
        NormalizedText normalized = NormalizedText.Of("\uFEFFe\u0323\u0302\u200B!\u200B");
        normalized.Text.ShouldBe("ệ!");
        (normalized.ToOriginal(0), normalized.ToOriginalEnd(1)).ShouldBe((1, 4));
        (normalized.ToOriginal(1), normalized.ToOriginalEnd(2)).ShouldBe((5, 6));
        (normalized.ToOriginal(2), normalized.ToOriginalEnd(0)).ShouldBe((6, 0));
    }

    [Fact]
    public void The_way_back_never_falls_and_stays_within_the_original() => Gen.OneOf(Texts.Wild, Gen.String).Sample(original =>
    {
        NormalizedText normalized = NormalizedText.Of(original);
        normalized.Text.Length.ShouldBeLessThanOrEqualTo(original.Length);
        (int start, int end) = (0, 0);
        for (int at = 0; at <= normalized.Text.Length; at++)
        {
            normalized.ToOriginal(at).ShouldBeInRange(start, original.Length);
            normalized.ToOriginalEnd(at).ShouldBeInRange(end, original.Length);
            (start, end) = (normalized.ToOriginal(at), normalized.ToOriginalEnd(at));
        }
    });

    [Fact]
    public void Once_is_enough() => Texts.Wild.Sample(original =>
    {
        string once = NormalizedText.Of(original).Text;
        NormalizedText.Of(once).Text.ShouldBe(once);
    });

    [Fact]
    public void Composed_text_stays_as_it_is() => Texts.Vietnamese.Sample(text =>
    {
        NormalizedText normalized = NormalizedText.Of(text);
        normalized.Text.ShouldBeSameAs(text);
        for (int at = 0; at <= text.Length; at++)
        {
            (normalized.ToOriginal(at), normalized.ToOriginalEnd(at)).ShouldBe((at, at));
        }
    });

    [Fact]
    public void Every_encoding_comes_to_the_composed_one() => Gen.Select(Texts.Vietnamese, Gen.Bool).Sample((small, isUpper) =>
    {
        string text = isUpper ? small.ToUpperInvariant() : small;
        NormalizedText.Of(Decomposition.Nfd(text)).Text.ShouldBe(text);
        NormalizedText.Of(Decomposition.HalfComposed(text)).Text.ShouldBe(text);
        NormalizedText.Of(Decomposition.Reversed(text)).Text.ShouldBe(text);
    });
}
