using System.Text.RegularExpressions;

namespace Indexer.Reading;

/// <summary>Streets, bridges, houses and the like, in whose names a word in capitals means nothing by itself: <c>phố Xã Đàn</c>, <c>chợ Bà Chiểu</c>.</summary>
internal static partial class NamedThings
{
    private const int Longest = 24;

    // Not yêu cầu and thành phố.
    [GeneratedRegex(@"(?<!\p{L})(?:(?<!(?:yêu|nhu)[ \t]+)cầu|(?<!(?:thành|khu)[ \t]+)phố|đường|ngõ|hẻm|chợ|chùa|miếu|lăng|núi|sông|rạch|kênh|nhà hàng|khách sạn)[ \t]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft, 2000)]
    private static partial Regex Ending();

    /// <summary>Whether a text ends in such a thing, so that a name follows.</summary>
    public static bool EndIn(ReadOnlySpan<char> text) => Ending().IsMatch(text[Math.Max(0, text.Length - Longest)..]);
}
