using CsCheck;
using Search.Analysis.Text;

namespace Search.Documents.Tests;

/// <summary>How long the fields of a document may be, and what an audience may be called.</summary>
public sealed class DocumentRulesTests
{
    private static readonly string Long = new('x', DocumentRules.MaxValueLength + 1);

    public static TheoryData<string, string, Document> TooLong { get; } = new()
    {
        { "value-too-long", "summary", Good with { Summary = new('x', DocumentRules.MaxSummaryLength + 1) } },
        { "value-too-long", "url", Good with { Url = "https://a.vn/" + Long } },
        { "value-too-long", "type", Good with { Type = Long } },
        { "value-too-long", "symbol", Good with { Symbol = Long } },
        { "value-too-long", "issuer", Good with { Issuer = Long } },
        { "value-too-long", "signer", Good with { Signer = Long } },
        { "value-too-long", "signerTitle", Good with { SignerTitle = Long } },
        { "value-too-long", "author", Good with { Author = Long } },
        { "value-too-long", "source", Good with { Source = Long } },
        { "value-too-long", "language", Good with { Language = Long } },
        { "value-too-long", "recipients", Good with { Recipients = ["a", Long] } },
        { "value-too-long", "people", Good with { People = [Long] } },
        { "value-too-long", "places", Good with { Places = [Long] } },
        { "value-too-long", "cites", Good with { Cites = [Long] } },
        { "value-too-long", "tags", Good with { Tags = [Long] } },
        { "value-too-long", "attributes.a", Good with { Attributes = new Dictionary<string, string> { ["a"] = new('x', DocumentRules.MaxAttributeLength + 1) } } },
        { "attribute-name-too-long", "attributes", Good with { Attributes = new Dictionary<string, string> { [Long] = "a" } } },
        { "rest-too-long", "", Good with { Tags = [.. Enumerable.Repeat(new string('x', DocumentRules.MaxValueLength), 129)] } },
        { "too-many-values", "people", Good with { People = [.. Enumerable.Repeat("a", DocumentRules.MaxValues + 1)] } },
        { "too-many-audiences", "audience", Good with { Audience = [.. Enumerable.Range(0, DocumentRules.MaxAudiences + 1).Select(n => "nhóm " + n)] } },
    };

    private static Document Good => new() { Id = "a", Title = "Thông báo", Summary = new('x', DocumentRules.MaxSummaryLength), Signer = new('x', DocumentRules.MaxValueLength) };

    [Theory]
    [MemberData(nameof(TooLong), DisableDiscoveryEnumeration = true)]
    public void What_is_too_long_is_refused_with_its_field(string code, string place, Document document)
    {
        (Document? taken, IReadOnlyList<DocumentError> errors, _) = DocumentRules.Check(document);
        taken.ShouldBeNull();
        errors.ShouldHaveSingleItem();
        (errors[0].Code, errors[0].Place).ShouldBe((code, place));
        errors[0].ToString().Length.ShouldBeLessThan(400);
    }

    [Fact]
    public void What_is_as_long_as_allowed_is_taken() => DocumentRules.Check(Good).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("public")]
    [InlineData("cán bộ")]
    [InlineData("Ban-Tuyên-giáo_1")]
    [InlineData("publics")]
    public void Names_of_audiences_are_kept_to_the_letter(string name) => AudienceName.Read(name).ShouldBe(name);

    [Theory]
    [InlineData("public ")]
    [InlineData(" public")]
    [InlineData("\tpublic")]
    [InlineData("PUBLIC")]
    [InlineData("Public")]
    [InlineData("ｐｕｂｌｉｃ")]
    [InlineData("pub\u200Blic")]
    [InlineData("\uFEFFpublic")]
    [InlineData("cán\u00A0bộ")]
    [InlineData("cán  bộ")]
    [InlineData("cán\nbộ")]
    [InlineData("\0")]
    [InlineData("")]
    [InlineData(" ")]
    public void What_only_looks_like_a_name_is_refused(string name)
    {
        AudienceName.Read(name).ShouldBeNull();
        (Document? taken, IReadOnlyList<DocumentError> errors, _) = DocumentRules.Check(Good with { Audience = [name, "cán bộ"] });
        taken.ShouldBeNull();
        errors[0].Code.ShouldStartWith("audience-");
    }

    [Fact]
    public void A_name_is_the_same_composed_or_not() =>
        DocumentRules.Check(Good with { Audience = ["ca\u0301n bo\u0323\u0302"] }).Document!.Audience.ShouldBe(["cán bộ"]);

    /// <summary>Nothing becomes another name than it is by Unicode's own account; above all nothing becomes 'public'.</summary>
    [Fact]
    public void No_name_becomes_that_of_others() => Gen.OneOf(Gen.String, Gen.Char[" pPuUbBlLiIcC\u200B\u0301"].Array[1, 9].Select(letters => new string(letters))).Sample(given =>
        AudienceName.Read(given) is not { } name || (name == NormalizedText.Of(given).Text && AudienceName.Read(name) == name && (name != AudienceName.Public || given == AudienceName.Public)));
}
