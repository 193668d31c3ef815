using CsCheck;
using SearchApi.Searching;

namespace SearchApi.Tests.Searching;

public sealed class QueryParametersTests
{
    [Fact]
    public void An_address_made_of_parameters_reads_back_the_same() =>
        Gen.Select(Gen.String[1, 8], Gen.String[1, 20]).Where(pair => IsSound(pair.Item1) && IsSound(pair.Item2)).Array[0, 5].Sample(pairs =>
        {
            QueryParameters made = pairs.Aggregate(QueryParameters.Parse(""), (all, pair) => all.And(pair.Item1, pair.Item2));
            string address = made.At("/");
            return QueryParameters.Parse(address[1..]).Pairs.SequenceEqual(made.Pairs);
        });

    [Fact]
    public void One_value_of_many_is_removed() =>
        QueryParameters.Parse("?type=a&type=b&q=x").Without("type", "A").At("/").ShouldBe("/?type=b&q=x");

    [Fact]
    public void Setting_a_value_removes_the_others() =>
        QueryParameters.Parse("?page=1&q=x&page=2").With("page", "3").At("/").ShouldBe("/?q=x&page=3");

    // Half a surrogate pair has no UTF-8 and comes back as U+FFFD.
    private static bool IsSound(string text) => !text.Any(char.IsSurrogate);
}
