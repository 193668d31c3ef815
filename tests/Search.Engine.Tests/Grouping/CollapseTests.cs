using CsCheck;
using Search.Documents;
using Search.Engine.Searching;

namespace Search.Engine.Tests.Grouping;

/// <summary>Groups against a plain reading of the uncollapsed hits, on random small worlds.</summary>
public class CollapseTests
{
    private static readonly string[] Series = ["Thông báo giao ban công tác dân vận", "Báo cáo thu ngân sách", "Lịch trực cấp cứu bệnh viện"];

    private static readonly string[] Bodies = [.. Enumerable.Range(0, 3).Select(Body)];

    /// <summary>A document: which series and which body, both none at 3 and more; month; how often it says what is asked for; which of two issuers.</summary>
    private static readonly Gen<(int Series, int Body, int Month, int Said, int Issuer)[]> Worlds =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[1, 12], Gen.Int[0, 4], Gen.Int[0, 1]).Array[1, 40];

    [Theory]
    [InlineData(SortOrder.Relevance)]
    [InlineData(SortOrder.Newest)]
    [InlineData(SortOrder.Oldest)]
    public void The_best_of_each_group_stands_where_it_would_stand_anyhow(SortOrder sort) =>
        Worlds.Sample(
            drawn =>
            {
                using var index = new TestIndex();
                index.Put([.. drawn.Select(Document)]);
                var request = new SearchRequest { Text = "họp", Sort = sort, Size = 100, Match = MatchMode.Any };
                string[] all = index.Ids(request);
                Dictionary<string, string> groups = GroupsByHand(drawn, all);
                string[] best = [.. all.DistinctBy(id => groups[id])];

                SearchResult collapsed = index.Search(request with { Collapse = true });
                collapsed.Hits.Select(h => h.Id).ShouldBe(best);
                collapsed.Total.ShouldBe(best.Length);
                collapsed.Hits.Select(h => h.Collapsed).ShouldBe(best.Select(id => all.Count(other => groups[other] == groups[id]) - 1));
                Walk(index, request with { Collapse = true, Size = 3 }).ShouldBe(best);
                Pages(index, request with { Collapse = true, Size = 4 }, best.Length).ShouldBe(best);
                foreach (string id in best)
                {
                    index.Ids(request with { Series = id }).ShouldBe(all.Where(other => groups[other] == groups[id]));
                }
            },
            iter: 15);

    [Fact]
    public void A_group_is_that_of_the_documents_that_were_found()
    {
        using var index = new TestIndex();
        Document[] documents = [Document((0, 9, 1, 1, 0), 0), Document((0, 9, 2, 0, 0), 1), Document((0, 9, 3, 1, 0), 2)];
        index.Put(documents);
        SearchResult result = index.Search(new SearchRequest { Text = "họp", Match = MatchMode.All, Rewrite = false, Collapse = true, Facets = [FacetField.Kind] });
        result.Hits.ShouldHaveSingleItem().Collapsed.ShouldBe(1);
        result.Facets[FacetField.Kind].Sum(v => v.Count).ShouldBe(2);
        index.Delete("d0");
        index.Search(new SearchRequest { Text = "", Collapse = true }).Hits.ShouldHaveSingleItem().Collapsed.ShouldBe(1);
    }

    /// <summary>d0 is of one series with d2 and says the same as d1.</summary>
    [Theory]
    [InlineData("quýt", "d0", null, "d2")]
    [InlineData("quýt", "d1", null, "")]
    [InlineData("", "d0", null, "d0 d1 d2")]
    [InlineData("", "d0", "Đài Thủy Đông", "d1")]
    [InlineData("", "d2", "Đài Thủy Đông", "")]
    public void The_group_of_a_document_holds_what_it_joins_though_it_is_not_found_itself(string query, string series, string? source, string expected)
    {
        using var index = new TestIndex();
        index.Put(Document((0, 0, 1, 0, 0), 0), Document((3, 0, 2, 0, 1), 1), Document((0, 3, 3, 0, 0), 2) with { Tags = ["quýt"] });
        Dictionary<FacetField, IReadOnlyList<string>> filters = [];
        if (source is not null)
        {
            filters[FacetField.Source] = [source];
        }

        var request = new SearchRequest { Text = query, Series = series, Sort = SortOrder.Oldest, Rewrite = false, Facets = [FacetField.Source], Filters = filters };
        SearchResult result = index.Search(request);
        string.Join(' ', result.Hits.Select(h => h.Id)).ShouldBe(expected);
        if (source is not null)
        {
            // What the facet's own filter keeps out is counted as ever, and joins.
            result.Facets[FacetField.Source].Select(v => (v.Value, v.Count)).ShouldBe([("Báo Hòa Giang", 2), (source, 1)]);
        }
    }

    [Fact]
    public void The_list_of_a_group_is_as_long_as_the_hit_that_leads_to_it_says()
    {
        using var index = new TestIndex();

        // More than ten have both words, but few of any one group; others of the group have one of them.
        index.Put([.. Enumerable.Range(0, 15).Select(i => Document((3, 3, 1, 1, 0), i) with { Tags = ["họp", "riêng"] }),
            .. Enumerable.Range(15, 9).Select(i => Document((0, 9, i - 14, 1, 0), i) with { Tags = i % 2 == 0 ? ["họp", "riêng"] : ["họp"] })]);
        var request = new SearchRequest { Text = "họp riêng", Rewrite = false, Size = 100, Collapse = true };
        foreach (SearchRequest asked in new[] { request, request with { Text = "họp thường kỳ riêng" } })
        {
            foreach (Hit hit in index.Search(asked).Hits)
            {
                index.Search(asked with { Collapse = false, Series = hit.Id }).Total.ShouldBe(hit.Collapsed + 1);
            }
        }

        index.Search(request).Hits.Max(h => h.Collapsed).ShouldBe(3);
    }

    [Fact]
    public void Nobody_learns_of_documents_that_are_not_for_him()
    {
        using var index = new TestIndex();
        index.Put(Document((0, 9, 1, 1, 0), 0), Document((0, 9, 2, 1, 0), 1) with { Audience = ["noi-bo"] });
        var request = new SearchRequest { Text = "họp", Collapse = true };
        index.Search(request).Hits.ShouldHaveSingleItem().Collapsed.ShouldBe(0);
        index.Search(request with { Audiences = new HashSet<string> { "public", "noi-bo" } }).Hits.ShouldHaveSingleItem().Collapsed.ShouldBe(1);
        index.Ids(request with { Collapse = false, Series = "d1" }).ShouldBeEmpty();
    }

    [Fact]
    public void A_cursor_of_documents_is_none_of_groups()
    {
        using TestIndex index = TestIndex.Of([.. Enumerable.Repeat("họp", 20)]);
        var request = new SearchRequest { Text = "họp" };
        string next = index.Search(request).Next!;
        Should.Throw<InvalidCursorException>(() => index.Search(request with { Collapse = true, After = next }));
    }

    private static Document Document((int Series, int Body, int Month, int Said, int Issuer) drawn, int i) => new()
    {
        Id = $"d{i}",
        Kind = DocumentKind.News,
        Title = drawn.Series < Series.Length ? $"{Series[drawn.Series]} tháng {drawn.Month} năm 2023" : $"Tin riêng {i}",
        Text = drawn.Body < Bodies.Length ? Bodies[drawn.Body] : Body(100 + i),
        Source = drawn.Issuer == 0 ? "Báo Hòa Giang" : "Đài Thủy Đông",
        Tags = [.. Enumerable.Repeat("họp", drawn.Said)],
        IssuedOn = new DateOnly(2023, drawn.Month, 1),
    };

    /// <summary>Sixty words that no other body has.</summary>
    private static string Body(int number) => string.Join(' ', Enumerable.Range(0, 60).Select(i => $"từ{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}"));

    /// <summary>The found documents that are joined by the same series of one source, or by one body.</summary>
    private static Dictionary<string, string> GroupsByHand((int Series, int Body, int Month, int Said, int Issuer)[] drawn, string[] found)
    {
        Dictionary<string, string> groups = found.ToDictionary(id => id);
        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (string one in found)
            {
                foreach (string other in found)
                {
                    (var a, var b) = (drawn[int.Parse(one[1..], null)], drawn[int.Parse(other[1..], null)]);
                    bool same = (a.Series == b.Series && a.Series < Series.Length && a.Issuer == b.Issuer) || (a.Body == b.Body && a.Body < Bodies.Length);
                    if (same && string.CompareOrdinal(groups[one], groups[other]) > 0)
                    {
                        groups[one] = groups[other];
                        changed = true;
                    }
                }
            }
        }

        return groups;
    }

    private static List<string> Walk(TestIndex index, SearchRequest request)
    {
        var walked = new List<string>();
        string? after = null;
        do
        {
            SearchResult page = index.Search(request with { After = after });
            walked.AddRange(page.Hits.Select(h => h.Id));
            after = page.Next;
        }
        while (after is not null);
        return walked;
    }

    private static IEnumerable<string> Pages(TestIndex index, SearchRequest request, int total) =>
        Enumerable.Range(1, (total + request.Size - 1) / request.Size).SelectMany(page => index.Ids(request with { Page = page }));
}
