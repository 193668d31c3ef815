using System.Text;
using System.Text.RegularExpressions;

namespace Structure.Tests;

/// <summary>The samples' hazards are bytes that an editor, a merge or a line-end conversion would quietly mend.</summary>
public sealed partial class SampleTests
{
    [Theory]
    [InlineData("notices/04-nghi-quyet-chuyen-doi-so.txt", "o\u0302\u0301")]
    [InlineData("notices/07-cong-van-so-giao-duc.txt", "\u00ea\u0301")]
    [InlineData("notices/08-chi-thi-phong-chay.txt", "\u00d0")]
    [InlineData("notices/11-cong-dien-ung-pho-bao.txt", "\u200b")]
    [InlineData("notices/11-cong-dien-ung-pho-bao.txt", "\u00ad")]
    [InlineData("notices/11-cong-dien-ung-pho-bao.txt", "\u00a0")]
    [InlineData("notices/11-cong-dien-ung-pho-bao.txt", "\ufeff")]
    [InlineData("notices/11-cong-dien-ung-pho-bao.txt", "\u200a")]
    [InlineData("notices/12-quyet-dinh-bo-thanh-lap-to-cong-tac.txt", "\r\n")]
    [InlineData("notices/13-thong-bao-dau-kieu-cu.txt", "Ho\u00e0")]
    [InlineData("notices/24-cong-van-tra-loi-kien-nghi.txt", "\u202e")]
    [InlineData("notices/24-cong-van-tra-loi-kien-nghi.txt", "\uff10")]
    [InlineData("news/11-hop-bao-ban-do-nguy-co-sat-lo.txt", "\u0256")]
    public void A_hazard_is_still_there(string path, string hazard) =>
        Encoding.UTF8.GetString(Bytes(path)).Contains(hazard, StringComparison.Ordinal).ShouldBeTrue();

    [Fact]
    public void A_legacy_font_is_still_in_its_bytes() =>
        Bytes("notices/31-thong-bao-rom-ra-tcvn3.txt").AsSpan().IndexOf((ReadOnlySpan<byte>)[(byte)'r', 0xAC, (byte)'m', (byte)' ', (byte)'r', 0xB9]).ShouldBeGreaterThan(0);

    [Theory]
    [InlineData("notices/06-ke-hoach-tiem-vac-xin.txt", new byte[] { 0xef, 0xbb, 0xbf })]
    [InlineData("notices/21-giay-moi-hoi-thao-bien-tap-vien.txt", new byte[] { 0xff, 0xfe })]
    public void A_byte_order_mark_is_still_there(string path, byte[] mark) => Bytes(path).AsSpan().StartsWith(mark).ShouldBeTrue();

    [Fact]
    public void Every_sample_has_a_row_in_the_readme()
    {
        string readme = Checkout.Read("samples/README.md");
        Checkout.Files.Where(path => path.StartsWith("samples/", StringComparison.Ordinal) && path != "samples/README.md" && !path.StartsWith("samples/series/", StringComparison.Ordinal))
            .Where(path => !readme.Contains(Number().Match(path) is { Success: true } number ? $"| {number.Groups[1].Value} |" : $"`{Path.GetFileName(path)}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(Checkout.Root, "samples", path));

    [GeneratedRegex(@"/(\d\d)-[^/]*$")]
    private static partial Regex Number();
}
