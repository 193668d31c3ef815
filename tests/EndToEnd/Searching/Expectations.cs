namespace EndToEnd.Searching;

/// <summary>Compares an answer with what a case says of it.</summary>
public static class Expectations
{
    public static void Check(SearchCase expected, SearchAnswer answer, string said)
    {
        CheckIds(expected, answer, said);
        CheckMarks(expected, answer, said);
        CheckPassages(expected, answer, said);
        CheckQuery(expected, answer, said);
        foreach ((string facet, IReadOnlyDictionary<string, long> values) in expected.Facets)
        {
            IReadOnlyList<FacetAnswer> counted = answer.Facets.ShouldNotBeNull(said).ShouldContainKeyAndReturn(facet, said);
            foreach ((string value, long count) in values)
            {
                (counted.FirstOrDefault(found => found.Value == value)?.Count ?? 0)
                    .ShouldBe(count, $"{facet} {value}; {said}; counted {string.Join(", ", counted)}");
            }
        }
    }

    private static void CheckIds(SearchCase expected, SearchAnswer answer, string said)
    {
        List<string> ids = [.. answer.Ids];
        for (int i = 0; i < expected.First.Count; i++)
        {
            ids.Count.ShouldBeGreaterThan(i, said);
            Is(ids[i], expected.First[i]).ShouldBeTrue($"hit {i + 1} should be {expected.First[i]}; {said}");
        }

        foreach (string id in expected.Found)
        {
            ids.Any(found => Is(found, id)).ShouldBeTrue($"{id} is missing; {said}");
        }

        foreach (string id in expected.Absent)
        {
            ids.Where(found => Is(found, id)).ShouldBeEmpty($"{id} should not be there; {said}");
        }

        if (expected.Exactly is { } all)
        {
            ids.Where(found => !all.Any(id => Is(found, id))).ShouldBeEmpty(said);
            all.Where(id => !ids.Any(found => Is(found, id))).ShouldBeEmpty(said);
        }

        if (expected.Total is { } total)
        {
            answer.Total.ShouldBe(total, said);
        }

        foreach ((string id, int others) in expected.Collapsed)
        {
            answer.Hits.FirstOrDefault(hit => Is(hit.Id, id)).ShouldNotBeNull($"{id} is missing; {said}").Collapsed.ShouldBe(others, said);
        }

        foreach ((string property, string value) in expected.Every)
        {
            answer.Hits.Select(hit => Property(hit, property)).Distinct().ShouldBe([value], said);
        }

        if (expected.Sorted is { } direction)
        {
            List<string> dates = [.. answer.Hits.Select(hit => hit.Date ?? (direction == "newest" ? "" : "~"))];
            List<string> inOrder = [.. direction == "newest" ? dates.OrderDescending(StringComparer.Ordinal) : dates.Order(StringComparer.Ordinal)];
            dates.ShouldBe(inOrder, said);
        }
    }

    private static void CheckMarks(SearchCase expected, SearchAnswer answer, string said)
    {
        foreach ((string id, IReadOnlyList<string> pieces) in expected.Marked)
        {
            IReadOnlyList<string> marked = MarkedIn(answer, id, said);
            pieces.Where(piece => !marked.Contains(piece, StringComparer.Ordinal)).ShouldBeEmpty($"{id} marks [{string.Join("|", marked)}]; {said}");
        }

        foreach ((string id, IReadOnlyList<string> pieces) in expected.MarkedOnly)
        {
            MarkedIn(answer, id, said).Distinct().Order(StringComparer.Ordinal)
                .ShouldBe(pieces.Order(StringComparer.Ordinal), $"{id}; {said}");
        }
    }

    private static void CheckPassages(SearchCase expected, SearchAnswer answer, string said)
    {
        foreach ((string id, IReadOnlyList<string> pieces) in expected.Shown)
        {
            string shown = string.Join(" … ", Passages(answer, id, said).Select(p => p.Text));
            pieces.Where(piece => !shown.Contains(piece, StringComparison.Ordinal)).ShouldBeEmpty($"{id} shows {shown}; {said}");
        }

        foreach ((string id, IReadOnlyList<string> pieces) in expected.Hidden)
        {
            string shown = string.Join(" … ", Passages(answer, id, said).Select(p => p.Text));
            pieces.Where(piece => shown.Contains(piece, StringComparison.Ordinal)).ShouldBeEmpty($"{id} shows {shown}; {said}");
        }

        foreach ((string id, IReadOnlyList<string> items) in expected.Items)
        {
            string[] told = [.. Passages(answer, id, said).Select(p => p.Item ?? "")];
            items.Except(told).ShouldBeEmpty($"{id} tells [{string.Join(", ", told)}]; {said}");
        }

        if (expected.Truncated is { } truncated)
        {
            answer.Hits.Where(hit => hit.Truncated != truncated.Any(id => Is(hit.Id, id))).Select(hit => hit.Id).ShouldBeEmpty(said);
        }
    }

    private static IReadOnlyList<SnippetAnswer> Passages(SearchAnswer answer, string id, string said) =>
        answer.Hits.FirstOrDefault(hit => Is(hit.Id, id)).ShouldNotBeNull($"{id} is missing; {said}").Snippets;

    private static void CheckQuery(SearchCase expected, SearchAnswer answer, string said)
    {
        if (expected.Relaxed is { } relaxed)
        {
            answer.Query.Relaxed.ShouldBe(relaxed, said);
        }

        if (expected.DidYouMean is { } offered)
        {
            (answer.DidYouMean ?? "").ShouldBe(offered, said);
        }

        if (expected.Rewritten is { } rewritten)
        {
            if (rewritten.Count == 0)
            {
                answer.Query.Rewrites.ShouldBeEmpty(said);
            }

            foreach ((string kind, string to) in rewritten)
            {
                answer.Query.Rewrites.Any(rewrite => rewrite.Kind == kind && rewrite.To == to)
                    .ShouldBeTrue($"{said}; rewrites [{string.Join(", ", answer.Query.Rewrites)}]");
            }
        }
    }

    private static IReadOnlyList<string> MarkedIn(SearchAnswer answer, string id, string said) =>
        [.. answer.Hits.FirstOrDefault(hit => Is(hit.Id, id)).ShouldNotBeNull($"{id} is missing; {said}").Marked];

    private static bool Is(string id, string expected) =>
        id == expected || id.StartsWith("samples:" + expected.Replace('/', ':'), StringComparison.Ordinal);

    private static string? Property(HitAnswer hit, string name) => name switch
    {
        "kind" => hit.Kind,
        "type" => hit.Type,
        "issuer" => hit.Issuer,
        "source" => hit.Source,
        "year" => hit.Date?[..4],
        _ => throw new ArgumentException($"A hit has no {name}.", nameof(name)),
    };

    private static IReadOnlyList<FacetAnswer> ShouldContainKeyAndReturn(
        this IReadOnlyDictionary<string, IReadOnlyList<FacetAnswer>> facets, string key, string said)
    {
        facets.TryGetValue(key, out IReadOnlyList<FacetAnswer>? values).ShouldBeTrue($"no facet {key}; {said}");
        return values!;
    }
}
