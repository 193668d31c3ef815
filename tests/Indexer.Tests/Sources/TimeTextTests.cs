using System.Globalization;
using CsCheck;
using Indexer.Sources.Sql;

namespace Indexer.Tests.Sources;

public sealed class TimeTextTests
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss.fff", "yyyy-MM-dd HH:mm:ss.fffffff"];
    private static readonly string[] Zones = ["", "Z", "+07:00", "-0330"];

    [Theory]
    [InlineData("2021-08-24", "2021-08-23")]
    [InlineData("2021-03-01 00:04", "2021-02-28 23:59")]
    [InlineData("2021-08-24 08:30:00,123456789", "2021-08-24 08:25:00,123456700")]
    [InlineData("2021-08-24T08:30:00 +0700", "2021-08-24T08:25:00 +0700")]
    [InlineData("0001-01-01 00:01", "0001-01-01 00:00")]
    [InlineData("2021-02-29", null)]
    [InlineData("2021-08-24 24:00", null)]
    [InlineData("2021-08-24\n", null)]
    [InlineData("24/08/2021", null)]
    [InlineData("", null)]
    public void Earlier_keeps_the_form(string text, string? earlier) => TimeText.Earlier(text, TimeSpan.FromMinutes(5)).ShouldBe(earlier);

    [Fact]
    public void Whatever_the_form_it_is_earlier_by_as_much_or_a_little_more() => Gen.Select(
        Gen.DateTime[new DateTime(1990, 1, 1), new DateTime(2100, 1, 1)],
        Gen.Int[0, Forms.Length - 1].Select(at => Forms[at]),
        Gen.Int[0, Zones.Length - 1].Select(at => Zones[at]),
        Gen.Int[0, 86_400]).Sample((moment, format, zone, seconds) =>
        {
            string text = moment.ToString(format, CultureInfo.InvariantCulture) + (format.Length > 10 ? zone : "");
            string earlier = TimeText.Earlier(text, TimeSpan.FromSeconds(seconds)).ShouldNotBeNull();
            earlier.Length.ShouldBe(text.Length);
            string.CompareOrdinal(earlier, text).ShouldBeLessThanOrEqualTo(0);
            TimeSpan by = TimeText.Parse(text)!.Value - TimeText.Parse(earlier)!.Value;
            by.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(seconds));
            by.ShouldBeLessThan(TimeSpan.FromSeconds(seconds) + TimeSpan.FromDays(1));
        });

    [Fact]
    public void No_text_is_too_odd() => Gen.String.Sample(text =>
    {
        _ = TimeText.Parse(text);
        _ = TimeText.Earlier(text, TimeSpan.FromMinutes(5));
    });
}
