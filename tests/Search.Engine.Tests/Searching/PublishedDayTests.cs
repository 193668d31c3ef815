using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Searching;

/// <summary>A moment that a source wrote in UTC has its day in Vietnam, wherever a search asks for days.</summary>
public sealed class PublishedDayTests
{
    private static readonly DateOnly Day = new(2021, 8, 24);

    [Fact]
    public void From_and_to_find_it_on_its_day_in_Vietnam()
    {
        using TestIndex index = Filled();
        index.Ids(new SearchRequest { Text = "lễ hội", From = Day, To = Day }).Order().ShouldBe(["sáng", "tối"]);
        index.Ids(new SearchRequest { Text = "lễ hội", From = Day.AddDays(-1), To = Day.AddDays(-1) }).ShouldBe(["trước"]);
    }

    [Fact]
    public void A_day_in_a_query_finds_it_on_its_day_in_Vietnam()
    {
        using TestIndex index = Filled();
        index.Ids(new SearchRequest { Text = "ngày 24/8/2021", Match = MatchMode.All }).Order().ShouldBe(["sáng", "tối"]);
    }

    private static TestIndex Filled()
    {
        var index = new TestIndex();
        index.Put(
            News("trước", "2021-08-23T16:59:59Z"),
            News("sáng", "2021-08-23T17:00:00Z"),
            News("tối", "2021-08-24T16:00:00Z"));
        return index;
    }

    private static Document News(string id, string published) => new()
    {
        Id = id,
        Kind = DocumentKind.News,
        Text = "Khai mạc lễ hội bánh",
        PublishedAt = DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture),
    };
}
