using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SearchApi.Documents;

namespace SearchApi.Tests.Documents;

/// <summary>Ids as they stand in an address. What a real server makes of it is in the end-to-end tests.</summary>
public sealed class DocumentIdsTests
{
    [Theory]
    [InlineData("/api/v1/documents/a", true)]
    [InlineData("/api/v1/documents/th%C3%B4ng%20b%C3%A1o", true)]
    [InlineData("/api/v1/documents/a%25FFb", true)]
    [InlineData("/api/v1/documents/a?q=%FF", true)]
    [InlineData("/api/v1/documents/%F0%9F%98%80", true)]
    [InlineData("/api/v1/documents/100%", true)]
    [InlineData("/api/v1/documents/a%FFb", false)]
    [InlineData("/api/v1/documents/%C3%28", false)]
    [InlineData("/api/v1/documents/a%C3", false)]
    [InlineData("/api/v1/documents/%ed%a0%80", false)]
    [InlineData("/api/v1/documents/%C0%AF", false)]
    public void An_address_is_utf_8(string target, bool isGood)
    {
        var context = new DefaultHttpContext();
        context.Features.Get<IHttpRequestFeature>()!.RawTarget = target;
        (DocumentIds.Fault("a", context.Request) is null).ShouldBe(isGood);
    }
}
