using System.Text;
using CsCheck;
using Indexer.Sources;
using Search.Documents;

namespace Indexer.Tests.Sources;

/// <summary>Ids that documents of sources get: readable, and no two alike.</summary>
public sealed class PathIdTests
{
    [Theory]
    [InlineData("https://bao.vidu.vn/tin/hop-giao-ban.html", "N:bao.vidu.vn:tin:hop-giao-ban.html")]
    [InlineData("http://bao.vidu.vn:8080/tin/", "N:bao.vidu.vn:8080:tin")]
    [InlineData("https://bao.vidu.vn", "N:bao.vidu.vn")]
    [InlineData("https://bao.vidu.vn/h%E1%BB%8Dp%20giao%20ban.html", "N:bao.vidu.vn:họp giao ban.html")]
    [InlineData("https://bao.vidu.vn/họp.html?trang=2&mục=a+b#đầu", "N:bao.vidu.vn:họp.html?trang=2&mục=a+b")]
    [InlineData("https://bao.vidu.vn/100%", "N:bao.vidu.vn:100%")]
    [InlineData("https://bao.vidu.vn/(a)[b]'c!$,;=@~d", "N:bao.vidu.vn:(a)[b]'c!$,;=@~d")]
    [InlineData("https://bao.vidu.vn/%FF%FE.html", "N:bao.vidu.vn:%FF%FE.html")]
    public void An_ordinary_address_is_its_id(string address, string id) => PathId.Of("N", new Uri(address)).ShouldBe(id);

    [Theory]
    [InlineData("/a/b", "/a%2Fb", "/a:b", "/a%3Ab", "/a%5Cb")]
    [InlineData("/a?b=c", "/a%3Fb=c", "/a%3Fb%3Dc", "/a?b%3Dc")]
    [InlineData("/t?q=a+b", "/t?q=a%2Bb", "/t?q=a%20b")]
    [InlineData("/t?q=a&b", "/t?q=a%26b", "/t?q=a%23b")]
    [InlineData("/t?q=", "/t?q=/", "/t?q=%2F")]
    [InlineData("/%FF", "/%25FF", "/%25%46F%20")]
    [InlineData("/a_b", "/a%0Ab", "/a%0Db", "/a%00b", "/a%C2%85b", "/a%0Ab%2Fc", "/a%0Ab/c")]
    [InlineData("/a", "/a%20", "/%20a", "/a//")]
    public void What_only_looks_alike_when_decoded_stays_apart(params string[] paths)
    {
        string[] ids = [.. paths.Select(path => PathId.Of("N", new Uri("https://bao.vidu.vn" + path)))];
        ids.Distinct().Count().ShouldBe(paths.Length, string.Join(", ", ids));
        ids.ShouldAllBe(id => DocumentRules.CheckId(id) == null);
    }

    [Fact]
    public void An_address_that_looks_like_a_hashed_one_is_hashed_itself()
    {
        string hashed = PathId.Of("N", new Uri("https://bao.vidu.vn/a%2Fb"));
        var twin = new Uri($"https://{hashed[2..].Replace(':', '/')}");
        PathId.Of("N", twin).ShouldNotBe(hashed);
    }

    [Theory]
    [InlineData("họp-1", "N:họp-1")]
    [InlineData("a/b", "N:a:b")]
    [InlineData("https://bao.vidu.vn/tin/a.html", "N:https:::bao.vidu.vn:tin:a.html")]
    [InlineData("tag:bao.vidu.vn,2026:1", "N:tag:bao.vidu.vn,2026:1")]
    [InlineData("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", "N:urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a")]
    public void An_ordinary_key_is_its_id(string key, string id) => PathId.Of("N", key).ShouldBe(id);

    [Fact]
    public void No_two_keys_share_an_id() =>
        Gen.Select(Key, Key).Sample((one, other) => (PathId.Of("N", one) == PathId.Of("N", other)).ShouldBe(one == other));

    [Fact]
    public void No_two_addresses_share_an_id_but_for_a_slash_at_the_end() =>
        Gen.Select(Path, Path).Sample((one, other) =>
        {
            Uri first = new("https://bao.vidu.vn/" + one), second = new("https://bao.vidu.vn/" + other);
            (PathId.Of("N", first) == PathId.Of("N", second)).ShouldBe(Known(first) == Known(second), $"{first.AbsoluteUri} {second.AbsoluteUri}");
        });

    [Fact]
    public void Every_id_may_be_one() => Gen.Select(Gen.String, Path).Sample((key, path) =>
    {
        DocumentRules.CheckId(PathId.Of("N", key)).ShouldBeNull();
        DocumentRules.CheckId(PathId.Of("N", new Uri("https://bao.vidu.vn/" + path))).ShouldBeNull();
    });

    [Fact]
    public void A_key_of_any_length_can_be_kept() => Gen.Select(Gen.Char["aạ\0\uD800"], Gen.Int[0, 5000]).Sample((c, length) =>
    {
        string text = new(c, length);
        string key = PathId.Key(text);
        Encoding.UTF8.GetByteCount(key).ShouldBeLessThanOrEqualTo(2000);
        key.ShouldNotContain('\0');
        PathId.Key(text + "a").ShouldNotBe(key);
        (length > 600 || key == text.Replace('\0', '\uFFFD')).ShouldBeTrue();
    });

    private static Gen<string> Any(params string[] parts) => Gen.Int[0, parts.Length - 1].Select(at => parts[at]);

    private static Gen<string> Key { get; } = Any("http", "https", "tag", "urn", ":", "/", "://", ":::", "a", "b").Array[1, 5].Select(string.Concat);

    private static Gen<string> Path { get; } = Any("a", "b", "/", ":", "?", "%2F", "%3A", "%3F", "%25", "%23", "%0A", "%FF", "%20", "2F", "ạ", "=", "&", "+", "%2B").Array[0, 5].Select(string.Concat);

    private static string Known(Uri address) => address.Query.Length == 0 && address.AbsolutePath.EndsWith('/') ? address.AbsolutePath[..^1] : address.PathAndQuery;
}
