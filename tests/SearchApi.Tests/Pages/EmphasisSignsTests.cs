using System.Text;
using CsCheck;
using SearchApi.Pages;

namespace SearchApi.Tests.Pages;

public class EmphasisSignsTests
{
    private static readonly string[] Pieces = ["*", "**", " ", "\n", "a", "(", ")", "<mark>", "</mark>", "&lt;"];

    [Theory]
    [InlineData("THÔNG BÁO**kết luận**", "THÔNG BÁO kết luận_")]
    [InlineData("***Nơi nhận:***", "_Nơi nhận:_")]
    [InlineData("*Hòa Giang, ngày 24 tháng 10 năm 2023* Số 305", "_Hòa Giang, ngày 24 tháng 10 năm 2023_ Số 305")]
    [InlineData("**họp <mark>Thành ủy</mark>** *<mark>ngày</mark> 24*.", "_họp <mark>Thành ủy</mark>_ _<mark>ngày</mark> 24_.")]
    [InlineData("HUYỆN ỦY * Thanh Dương *", "HUYỆN ỦY * Thanh Dương *")]
    [InlineData("* một\n* hai", "* một\n* hai")]
    [InlineData("2*3*4, số liệu (*), ghi chú (**)", "2*3*4, số liệu (*), ghi chú (**)")]
    [InlineData("*câu này\nkhông đóng*", "*câu này\nkhông đóng*")]
    public void Signs_of_emphasis_are_told_from_other_asterisks(string html, string shown) =>
        Wrap(html).Replace("<span class=\"sign between\">**</span>", " ").Replace("<span class=\"sign\">", "").Split("</span>").Aggregate((a, b) => a.TrimEnd('*') + "_" + b).ShouldBe(shown);

    [Fact]
    public void Nothing_else_changes() => Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 40].Select(string.Concat).Sample(
        html => Wrap(html).Replace(" between", "").Replace("<span class=\"sign\">", "").Replace("</span>", "").ShouldBe(html));

    private static string Wrap(string html)
    {
        StringBuilder page = new("<p>**");
        page.Append(html);
        EmphasisSigns.Wrap(page, 5);
        page.ToString(0, 5).ShouldBe("<p>**");
        return page.ToString(5, page.Length - 5);
    }
}
