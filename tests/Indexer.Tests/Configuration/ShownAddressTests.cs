using CsCheck;
using Indexer.Configuration;

namespace Indexer.Tests.Configuration;

public sealed class ShownAddressTests
{
    private static readonly Gen<string> Secret = Gen.Char["abcXYZ0189-_~!$+"].Array[3, 12].Select(letters => "s3cr" + new string(letters));

    [Theory]
    [InlineData("https://api.example/x?token=hunter2&page=3 answers 404.", "https://api.example/x?token=…&page=… answers 404.")]
    [InlineData("Refused 'https://api.example/x?token=hunter2'.", "Refused 'https://api.example/x?token=…'.")]
    [InlineData("https://u:hunter2@api.example/x", "https://…@api.example/x")]
    [InlineData("http://u:hun/ter2@proxy.example", "http://…@proxy.example")]
    [InlineData("https://api.example/x?hunter2", "https://api.example/x?…")]
    [InlineData("https://api.example/x?a=&b=2", "https://api.example/x?a=&b=…")]
    [InlineData("https://api.example/#access_token=hunter2", "https://api.example/#access_token=…")]
    [InlineData("https://bao.example:8080/van-ban/@tin#muc-1, the first", "https://bao.example:8080/van-ban/@tin#muc-1, the first")]
    [InlineData("http://[::1]:80/a", "http://[::1]:80/a")]
    [InlineData("Thiếu tệp: a://", "Thiếu tệp: a://")]
    [InlineData("Không có địa chỉ nào? Có = không.", "Không có địa chỉ nào? Có = không.")]
    public void Users_and_values_are_cut_and_the_rest_stays(string text, string shown)
    {
        ShownAddress.In(text).ShouldBe(shown);
        ShownAddress.In(shown).ShouldBe(shown);
    }

    [Fact]
    public void No_text_makes_it_fail() => Gen.String.Sample(text =>
    {
        ShownAddress.In(text).ShouldNotBeNull();
        ShownAddress.In("http://" + text).ShouldNotBeNull();
        ShownAddress.OfSetting("http://" + text).ShouldNotBeNull();
    });

    [Fact]
    public void A_secret_as_user_or_value_is_never_shown() => Gen.Select(Secret, Gen.Int[0, 3]).Sample((secret, place) =>
    {
        string address = place switch
        {
            0 => $"https://{secret}@a.example/x",
            1 => $"https://u:{secret}@a.example/x?p=1#q",
            2 => $"https://a.example/x?q=1&token={secret}",
            _ => $"https://a.example/x?token={secret}#muc",
        };
        ShownAddress.In($"Đọc {address}, không được.").ShouldNotContain("s3cr");
        ShownAddress.Of(new Uri(address)).ShouldNotContain("s3cr");
    });
}
