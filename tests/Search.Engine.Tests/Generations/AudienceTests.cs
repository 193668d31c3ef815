using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Generations;

/// <summary>What a caller may not read shows in nothing: hits, counts, facets, scores, restored accents.</summary>
public class AudienceTests
{
    private static readonly HashSet<string> Staff = ["public", "staff"];

    [Fact]
    public void A_restricted_document_is_found_only_by_its_audience()
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "open", Text = "kế hoạch chung" }, new Document { Id = "closed", Text = "kế hoạch mật", Audience = ["staff"] });
        index.Ids("kế hoạch").ShouldBe(["open"]);
        index.Ids(new SearchRequest { Text = "kế hoạch", Audiences = Staff }).Order().ShouldBe(["closed", "open"]);
        index.Index.Contains("closed", new HashSet<string> { "public" }).ShouldBeFalse();
    }

    [Fact]
    public void Restricted_documents_change_no_score_and_no_reading()
    {
        Document[] open = [new Document { Id = "a", Text = "họp cần thơ" }, new Document { Id = "b", Text = "họp ở cần thơ và nơi khác" }];
        using var alone = new TestIndex();
        alone.Put(open);
        using var beside = new TestIndex();
        beside.Put([.. open, .. Enumerable.Range(0, 30).Select(i => new Document { Id = $"x{i}", Text = "hộp cận thợ họp", Issuer = "Kín", Audience = ["staff"] })]);
        var request = new SearchRequest { Text = "hop can tho", Facets = [FacetField.Issuer] };
        SearchResult expected = alone.Search(request);
        SearchResult actual = beside.Search(request);
        actual.Query.Understood.ShouldBe(expected.Query.Understood);
        actual.Hits.Select(h => (h.Id, h.Score)).ShouldBe(expected.Hits.Select(h => (h.Id, h.Score)));
        actual.Facets[FacetField.Issuer].ShouldBeEmpty();
    }

    [Fact]
    public void A_document_whose_audience_changes_moves()
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "a", Text = "kế hoạch" });
        index.Put(new Document { Id = "a", Text = "kế hoạch", Audience = ["staff"] });
        index.Ids("kế hoạch").ShouldBeEmpty();
        index.Ids(new SearchRequest { Text = "kế hoạch", Audiences = Staff }).ShouldBe(["a"]);
    }

    [Fact]
    public void The_sequence_goes_on_though_one_audience_has_nothing_new()
    {
        using var index = new TestIndex();
        index.Put(new Document { Id = "a", Text = "kế hoạch" }, new Document { Id = "b", Text = "kế hoạch", Audience = ["staff"] });
        index.Put(new Document { Id = "c", Text = "kế hoạch" });
        index.Index.Sequence.ShouldBe(3);
        index.Delete("never");
        index.Index.Sequence.ShouldBe(4);
    }
}
