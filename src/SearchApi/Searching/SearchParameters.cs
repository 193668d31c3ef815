using System.Globalization;
using Search.Engine.Searching;
using SearchApi.Documents;
using SearchApi.Problems;

namespace SearchApi.Searching;

/// <summary>Reads the parameters of <c>/search</c>: a <see cref="SearchRequest"/> where all are good, else what is wrong with each.</summary>
public static class SearchParameters
{
    /// <summary>Longest search text, in UTF-16 units.</summary>
    public const int MaxText = SearchRequest.MaxText;

    /// <summary>Deepest hit that pages reach; <c>after</c> goes deeper.</summary>
    public const int MaxDepth = 10_000;

    /// <summary>Most hits of a page.</summary>
    public const int MaxSize = 100;

    /// <summary>Most values of one filter.</summary>
    public const int MaxFilterValues = 50;

    /// <summary>Longest value of a filter, in UTF-16 units.</summary>
    public const int MaxFilterValue = 512;

    /// <summary>The filters, by the names of the contract.</summary>
    public static readonly IReadOnlyList<(string Name, FacetField Field)> Filters =
        [.. Enum.GetValues<FacetField>().Select(field => (NameOf(field), field))];

    /// <summary>The fields that can be counted: every filter but the symbol, which tells documents apart rather than grouping them.</summary>
    public static readonly IReadOnlyList<FacetField> Facets = [.. Enum.GetValues<FacetField>().Where(field => field != FacetField.Symbol)];

    /// <summary>Every parameter's name. Others are ignored.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(
        [
            "q", .. Filters.Select(filter => filter.Name), "from", "to", "sort", "page", "size", "after", "facets", "accents", "match",
            "rewrite", "collapse", "series", "explain",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a field in the contract.</summary>
    public static string NameOf(FacetField field) => field switch
    {
        FacetField.Kind => "kind",
        FacetField.Type => "type",
        FacetField.Issuer => "issuer",
        FacetField.Signer => "signer",
        FacetField.Person => "person",
        FacetField.Place => "place",
        FacetField.Author => "author",
        FacetField.Source => "source",
        FacetField.Symbol => "symbol",
        FacetField.Year => "year",
        FacetField.Recipient => "recipient",
        FacetField.Organisation => "organisation",
        FacetField.Cites => "cites",
        FacetField.Urgency => "urgency",
        FacetField.Secrecy => "secrecy",
        FacetField.Superior => "superior",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    /// <summary>Reads and checks everything; complaints go to <paramref name="errors"/>.</summary>
    /// <returns>The request; to be used only where there were no complaints.</returns>
    public static SearchRequest Read(QueryParameters given, IReadOnlySet<string> audiences, ParameterErrors errors)
    {
        ParameterReader reader = new(given, errors);
        int page = reader.Number("page", 1, 1, MaxDepth);
        int size = reader.Number("size", 10, 1, MaxSize);
        string? after = reader.Once("after");
        if (after is null && (long)page * size > MaxDepth && errors.IsEmpty)
        {
            errors.Add("page", new(
                $"page × size tối đa là {MaxDepth}; muốn xem sâu hơn hãy dùng after.",
                $"page × size is at most {MaxDepth}; use after to go deeper."), new(
                $"Chỉ xem được {MaxDepth} văn bản đầu; hãy thêm từ hoặc bộ lọc.",
                $"Only the first {MaxDepth} documents can be seen; add words or filters."));
        }

        (DateOnly? from, DateOnly? to) = ReadDates(reader, errors);
        return new SearchRequest
        {
            Text = SearchTexts.Read(given, errors),
            Filters = ReadFilters(given, Filters, errors),
            From = from,
            To = to,
            Sort = reader.Choice<SortOrder>("sort", ("relevance", SortOrder.Relevance), ("newest", SortOrder.Newest), ("oldest", SortOrder.Oldest)),
            Page = page,
            Size = size,
            After = after,
            Facets = ReadFacets(given, errors),
            Accents = reader.Choice<AccentMode>("accents", ("auto", AccentMode.Auto), ("strict", AccentMode.Strict), ("ignore", AccentMode.Ignore)) ?? AccentMode.Auto,
            Match = reader.Choice<MatchMode>("match", ("auto", MatchMode.Auto), ("all", MatchMode.All), ("any", MatchMode.Any)) ?? MatchMode.Auto,
            Rewrite = reader.Choice<bool>("rewrite", ("auto", true), ("off", false)) ?? true,
            Collapse = reader.Choice<bool>("collapse", ("series", true)) ?? false,
            Series = ReadSeries(reader, errors),
            Explain = reader.Choice<bool>("explain", ("true", true), ("false", false)) ?? false,
            Audiences = audiences,
        };
    }

    private static string? ReadSeries(ParameterReader reader, ParameterErrors errors)
    {
        string? id = reader.Once("series");
        if (id is not null && DocumentIds.Fault(id) is { } fault)
        {
            errors.Add("series", fault);
        }

        return id;
    }

    private static (DateOnly? From, DateOnly? To) ReadDates(ParameterReader reader, ParameterErrors errors)
    {
        DateOnly? from = reader.Date("from");
        DateOnly? to = reader.Date("to");
        if (from > to)
        {
            errors.Add("to", new("Ngày kết thúc đứng trước ngày bắt đầu (from).", "The end lies before the start (from)."),
                new("Phải bằng hoặc sau từ ngày.", "Must not lie before the start."));
        }

        return (from, to);
    }

    /// <summary>The values of those filters that are given; complaints go to <paramref name="errors"/>.</summary>
    internal static Dictionary<FacetField, IReadOnlyList<string>> ReadFilters(QueryParameters given, IEnumerable<(string Name, FacetField Field)> known, ParameterErrors errors)
    {
        Dictionary<FacetField, IReadOnlyList<string>> filters = [];
        foreach ((string name, FacetField field) in known)
        {
            IReadOnlyList<string> values = given.All(name);
            if (values.Count == 0)
            {
                continue;
            }

            Check(name, field, values, errors);
            filters[field] = field == FacetField.Kind ? [.. values.Select(value => value.ToLowerInvariant())] : values;
        }

        return filters;
    }

    private static void Check(string name, FacetField field, IReadOnlyList<string> values, ParameterErrors errors)
    {
        if (values.Count > MaxFilterValues)
        {
            errors.Add(name, new($"Tối đa {MaxFilterValues} giá trị.", $"At most {MaxFilterValues} values."));
        }

        foreach (string value in values.Take(MaxFilterValues))
        {
            if (value.Length > MaxFilterValue)
            {
                errors.Add(name, new($"Mỗi giá trị tối đa {MaxFilterValue} ký tự.", $"Each value has at most {MaxFilterValue} characters."));
            }
            else if (field == FacetField.Kind && !value.Equals("notice", StringComparison.OrdinalIgnoreCase) && !value.Equals("news", StringComparison.OrdinalIgnoreCase))
            {
                errors.Add(name, ParameterReader.NotOneOf(value, "notice, news"));
            }
            else if (field == FacetField.Year && !(value.Length == 4 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                errors.Add(name, new($"Năm viết bằng bốn chữ số, không phải '{value}'.", $"A year has four digits, unlike '{value}'."));
            }
        }
    }

    private static List<FacetField> ReadFacets(QueryParameters given, ParameterErrors errors)
    {
        IReadOnlyList<string> lists = given.All("facets");
        if (lists.Count == 0)
        {
            return [];
        }

        List<FacetField> facets = [];
        foreach (string name in lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            int found = Filters.ToList().FindIndex(filter => filter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (found < 0 || !Facets.Contains(Filters[found].Field))
            {
                errors.Add("facets", ParameterReader.NotOneOf(name, string.Join(", ", Facets.Select(NameOf))));
                return [];
            }

            if (!facets.Contains(Filters[found].Field))
            {
                facets.Add(Filters[found].Field);
            }
        }

        return facets;
    }
}
