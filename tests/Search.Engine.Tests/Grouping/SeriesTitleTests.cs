using Search.Engine.Grouping;

namespace Search.Engine.Tests.Grouping;

public class SeriesTitleTests
{
    private const string Issuer = "Ủy ban nhân dân tỉnh Hòa Giang";

    [Theory]
    [InlineData("Thông báo kết luận giao ban công tác dân vận tháng 3 năm 2023", "Thông báo kết luận giao ban công tác dân vận tháng 12/2024")]
    [InlineData("Thông báo kết luận giao ban tháng 3", "THÔNG BÁO KẾT LUẬN GIAO BAN THÁNG TƯ")]
    [InlineData("Báo cáo thu ngân sách quý I năm 2023", "Báo cáo thu ngân sách quý hai năm 2023")]
    [InlineData("Báo cáo số 12/BC-UBND về thu ngân sách năm 2022", "Báo cáo số 345/BC-UBND về thu ngân sách năm 2023")]
    [InlineData("Kế hoạch phát triển nhà ở giai đoạn 2016-2020", "Kế hoạch phát triển nhà ở giai đoạn 2021 - 2025")]
    [InlineData("Lịch cắt điện khu vực Bờ Hồ ngày 12/3/2022", "Lịch cắt điện khu vực Bờ Hồ ngày 5 tháng 4 năm 2023")]
    [InlineData("Lịch trực chợ nổi (từ ngày 03/6 đến ngày 09/6/2024)", "Lịch trực chợ nổi (từ ngày 10/6 đến ngày 16/6/2024)")]
    [InlineData("Lịch trực chợ nổi tuần 23", "Lịch trực chợ nổi tuần 24")]
    [InlineData("Phát động giải báo chí Bông Lúa lần thứ II", "Phát động giải báo chí Bông Lúa lần thứ ba")]
    public void Titles_that_differ_in_their_period_are_one_series(string one, string other) =>
        Key(one).ShouldNotBeNull().ShouldBe(Key(other).ShouldNotBeNull());

    [Theory]
    [InlineData("tháng 3/2024", "tháng 05 năm 2024", "tháng tư năm 2024", "tháng Giêng năm 2024", "tháng mười năm 2024", "tháng mười hai năm 2024", "tháng Chạp", "T6/2024", "tháng 7", ", tháng 8 - 2024", "tháng năm 2024", "tháng 5, 5 tháng đầu năm 2024", "tháng 6 và 6 tháng đầu năm")]
    [InlineData("quý I năm 2024", "quý 2/2024", "quý ba", "quý ba năm 2024", "quý IV-2024", "Quí II")]
    [InlineData("năm 2023", "2024", "NĂM 2022", "nam 2021")]
    [InlineData("6 tháng đầu năm 2024", "9 tháng đầu năm 2023")]
    [InlineData("lần thứ XI", "lần thứ XII", "lần thứ 12", "lần thứ mười", "lần thứ mười hai", "lần thứ hai mươi", "lần thứ hai mươi mốt", "lần thứ năm")]
    public void A_series_is_one_however_its_periods_are_written(params string[] periods) =>
        periods.Select(period => Key("Bản tin khuyến nông lúa tôm " + period).ShouldNotBeNull(period)).Distinct().ShouldHaveSingleItem();

    [Fact]
    public void Months_quarters_and_years_are_series_of_their_own() =>
        new[] { "tháng 3/2024", "quý 3/2024", "năm 2024", "6 tháng đầu năm 2024", "lần thứ 3" }.Select(period => Key("Bản tin khuyến nông lúa tôm " + period)).ShouldBeUnique();

    [Theory]
    [InlineData("Lễ dâng hương nghĩa trang liệt sĩ xã Tân Hòa ngày 27/7")]
    [InlineData("Lễ dâng hương nghĩa trang liệt sĩ xã Tân Hòa ngày 22 tháng 12")]
    [InlineData("Thông báo kết luận")]
    [InlineData("Thông báo tháng 3 năm 2023")]
    [InlineData("Thông báo kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp ngày 3/4/2021")]
    [InlineData("Quyết định bổ nhiệm ông Âu Văn Khiêm giữ chức Giám đốc")]
    [InlineData("Lệnh số 05/2010/L-CTN về việc công bố Luật Thanh niên")]
    [InlineData("")]
    public void A_title_that_says_too_little_or_no_period_is_of_none(string title) => Key(title).ShouldBeNull();

    [Theory]
    [InlineData("Quyết định khen thưởng ông Âu Văn Khiêm năm 2023", "Quyết định khen thưởng bà Lã Thị Vân năm 2023")]
    [InlineData("Sửa đổi Quyết định số 12/QĐ-UBND ngày 3/4/2021 về giá đất năm 2021", "Sửa đổi Quyết định số 13/QĐ-UBND ngày 3/4/2021 về giá đất năm 2021")]
    [InlineData("Sửa đổi Quyết định số 12/QĐ-UBND ngày 3/4/2021 về giá đất năm 2021", "Sửa đổi Quyết định số 12/QĐ-UBND ngày 3/4/2020 về giá đất năm 2021")]
    [InlineData("Kế hoạch lễ kỷ niệm ngày 8/3 năm học 2023-2024 cho phụ nữ", "Kế hoạch lễ kỷ niệm ngày 20/10 năm học 2023-2024 cho phụ nữ")]
    [InlineData("Danh sách 12 trường học đạt chuẩn năm 2023", "Danh sách 15 trường học đạt chuẩn năm 2023")]
    [InlineData("Sửa chữa Trường tiểu học số 1 năm 2023", "Sửa chữa Trường tiểu học số 2 năm 2023")]
    public void Titles_that_differ_in_more_are_two(string one, string other) => Key(one).ShouldNotBeNull().Equals(Key(other).ShouldNotBeNull()).ShouldBeFalse();

    [Fact]
    public void The_same_title_of_another_issuer_is_another_series() =>
        new SeriesTitle().Key("Báo cáo thu ngân sách năm 2022", Issuer, null).ShouldNotBe(new SeriesTitle().Key("Báo cáo thu ngân sách năm 2022", "Sở Tài chính", null));

    private static ulong? Key(string title) => new SeriesTitle().Key(title, Issuer, null);
}
