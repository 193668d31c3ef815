using Indexer.Languages;
using Search.Engine.Searching;
using SearchApi.Problems;
using SearchApi.Searching;

namespace SearchApi.Tests.Searching;

public sealed class SearchParametersTests
{
    private static readonly HashSet<string> Public = ["public"];

    [Fact]
    public void Nothing_given_browses_with_the_defaults()
    {
        SearchRequest request = Read("");
        request.Text.ShouldBe("");
        request.Page.ShouldBe(1);
        request.Size.ShouldBe(10);
        request.Sort.ShouldBeNull();
        request.Filters.ShouldBeEmpty();
        request.Facets.ShouldBeEmpty();
        request.Accents.ShouldBe(AccentMode.Auto);
        request.Match.ShouldBe(MatchMode.Auto);
        request.Rewrite.ShouldBeTrue();
        request.Audiences.ShouldBe(Public);
    }

    [Fact]
    public void Everything_given_is_read()
    {
        SearchRequest request = Read(
            "?q=th%C3%A0nh+%E1%BB%A7y&kind=news&kind=NOTICE&type=Th%C3%B4ng+b%C3%A1o&year=2021&year=2022&symbol=59-NQ%2FTW"
            + "&from=2021-01-01&to=2021-12-31&sort=oldest&page=3&size=100&facets=kind,type,+year&accents=strict&match=any&rewrite=off&explain=false");
        request.Text.ShouldBe("thành ủy");
        request.Filters[FacetField.Kind].ShouldBe(["news", "notice"]);
        request.Filters[FacetField.Type].ShouldBe(["Thông báo"]);
        request.Filters[FacetField.Year].ShouldBe(["2021", "2022"]);
        request.Filters[FacetField.Symbol].ShouldBe(["59-NQ/TW"]);
        request.From.ShouldBe(new DateOnly(2021, 1, 1));
        request.To.ShouldBe(new DateOnly(2021, 12, 31));
        request.Sort.ShouldBe(SortOrder.Oldest);
        request.Page.ShouldBe(3);
        request.Size.ShouldBe(100);
        request.Facets.ShouldBe([FacetField.Kind, FacetField.Type, FacetField.Year]);
        request.Accents.ShouldBe(AccentMode.Strict);
        request.Match.ShouldBe(MatchMode.Any);
        request.Rewrite.ShouldBeFalse();
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=1.5", "page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("page=1&page=2", "page")]
    [InlineData("page=1001", "page")]
    [InlineData("page=101&size=100", "page")]
    [InlineData("size=0", "size")]
    [InlineData("size=101", "size")]
    [InlineData("size=abc", "size")]
    [InlineData("size=%00", "size")]
    [InlineData("from=2021-02-30", "from")]
    [InlineData("from=01/02/2021", "from")]
    [InlineData("to=2021", "to")]
    [InlineData("from=2021-02-02&to=2021-02-01", "to")]
    [InlineData("kind=book", "kind")]
    [InlineData("year=21", "year")]
    [InlineData("year=20x1", "year")]
    [InlineData("sort=best", "sort")]
    [InlineData("accents=none", "accents")]
    [InlineData("match=some", "match")]
    [InlineData("rewrite=on", "rewrite")]
    [InlineData("facets=kind,colour", "facets")]
    [InlineData("facets=symbol", "facets")]
    [InlineData("collapse=group", "collapse")]
    [InlineData("series=a%2Fb", "series")]
    [InlineData("series=a&series=b", "series")]
    [InlineData("explain=1", "explain")]
    public void A_bad_value_is_named_by_its_parameter(string query, string parameter) => Errors(query).ShouldBe([parameter]);

    [Theory]
    [InlineData("unknown=1&pages=-5&lang=en&utm_source=x")]
    [InlineData("q=&from=&to=&page=&size=&sort=&kind=&facets=&after=")]
    [InlineData("page=100&size=100")]
    [InlineData("page=5000&after=abc")]
    [InlineData("facets=,,kind,")]
    [InlineData("&&==&q")]
    public void Unknown_parameters_and_empty_values_count_as_not_given(string query) => Errors(query).ShouldBeEmpty();

    [Fact]
    public void A_search_text_is_too_long_beyond_512_characters_and_never_wrong_otherwise()
    {
        Errors("q=" + new string('a', 512)).ShouldBeEmpty();
        Errors("q=" + new string('a', 513)).ShouldBe(["q"]);
    }

    [Fact]
    public void Filters_are_bounded()
    {
        Errors(string.Join('&', Enumerable.Repeat("type=a", 50))).ShouldBeEmpty();
        Errors(string.Join('&', Enumerable.Repeat("type=a", 51))).ShouldBe(["type"]);
        Errors("issuer=" + new string('a', 513)).ShouldBe(["issuer"]);
    }

    [Theory]
    [InlineData("q=%E0nh", "\uFFFDnh")]
    [InlineData("q=%ED%A0%80x", "\uFFFD\uFFFD\uFFFDx")]
    [InlineData("q=100%", "100%")]
    [InlineData("q=%zz", "%zz")]
    [InlineData("q=a%00b", "a\0b")]
    [InlineData("q=a%2Bb+c", "a+b c")]
    [InlineData("q=a&q=b", "a")]
    public void Odd_encodings_decode_to_something(string query, string text) => Read(query).Text.ShouldBe(text);

    [Fact]
    public void Complaints_exist_in_both_languages()
    {
        ParameterErrors errors = new();
        SearchParameters.Read(QueryParameters.Parse("size=0"), Public, errors);
        errors.In(Language.Vietnamese)["size"].ShouldBe(["Phải là số nguyên từ 1 đến 100, không phải '0'."]);
        errors.In(Language.English)["size"].ShouldBe(["Must be a whole number from 1 to 100, not '0'."]);
    }

    [Fact]
    public void Every_parameter_is_described_once_and_by_its_name() =>
        SearchParameterReference.All.Select(parameter => parameter.Name).Order().ShouldBe(SearchParameters.Names.Order());

    private static SearchRequest Read(string query)
    {
        ParameterErrors errors = new();
        SearchRequest request = SearchParameters.Read(QueryParameters.Parse(query), Public, errors);
        errors.All.ShouldBeEmpty();
        return request;
    }

    private static string[] Errors(string query)
    {
        ParameterErrors errors = new();
        SearchParameters.Read(QueryParameters.Parse(query), Public, errors);
        return [.. errors.All.Select(error => error.Parameter)];
    }
}
