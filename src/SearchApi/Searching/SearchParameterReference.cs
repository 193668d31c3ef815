using Search.Documents;
using SearchApi.Reference;

namespace SearchApi.Searching;

/// <summary>The parameters of <c>/search</c> as the API's description shows them.</summary>
public static class SearchParameterReference
{
    private static readonly string[] Countable = [.. SearchParameters.Facets.Select(SearchParameters.NameOf)];

    /// <summary>In the order of the contract.</summary>
    public static readonly IReadOnlyList<ParameterReference> All =
    [
        new("q", "The text; empty browses the newest. `\"a phrase\"`, `-without`, `a OR b`, `word*`, and `field:value` for `title`, `symbol`, "
            + "`issuer`, `signer`, `person`, `place`, `author`, `type`, `recipient`, `organisation`, `cites` (Vietnamese names too: `tiêu đề:`, `số:`, `cơ quan:`, `người ký:`, `loại:`, `nơi nhận:`, `tổ chức:`, `viện dẫn:`). "
            + "A field takes the words behind it as long as together they begin a value that documents have; put others in quotes.")
        {
            MaxLength = SearchParameters.MaxText, Default = "", Example = "thông báo kết luận",
        },
        new("kind", "Notices, news or both.") { Repeats = true, Words = ["notice", "news"] },
        Filter("type", "Type of an administrative document, e.g. `Thông báo`."),
        Filter("issuer", "Who issued it."),
        Filter("signer", "Who signed it."),
        Filter("person", "A person named in it."),
        Filter("place", "A place named in it."),
        Filter("author", "Who wrote a news item."),
        Filter("source", "Where it comes from."),
        Filter("symbol", "Số, ký hiệu, e.g. `59-NQ/TW`."),
        Filter("recipient", "Whom it was sent to."),
        Filter("organisation", "A body of Party or State named in it."),
        Filter("cites", "A document that it cites, e.g. `59-NQ/TW`."),
        Filter("urgency", "Degree of urgency, e.g. `Hỏa tốc`."),
        Filter("secrecy", "Degree of secrecy, e.g. `Mật`."),
        Filter("superior", "Whom its issuer is under."),
        new("year", "Year of the document's date. Repeatable: values are OR.") { Repeats = true, Pattern = "^[0-9]{4}$" },
        new("from", "First day of the document's date, inclusive.") { Format = "date", Example = "2021-01-01" },
        new("to", "Last day of the document's date, inclusive; not before `from`.") { Format = "date" },
        new("sort", "The order; `relevance`, or `newest` where `q` is empty.") { Words = ["relevance", "newest", "oldest"] },
        new("page", $"The page. `page` × `size` reaches {SearchParameters.MaxDepth}; `after` goes deeper.")
        {
            Range = (1, SearchParameters.MaxDepth), Default = 1,
        },
        new("size", "The most hits of a page.") { Range = (1, SearchParameters.MaxSize), Default = 10 },
        new("after", "The `next` of an earlier answer: goes on from there to any depth, stable while the index changes; `page` then counts for nothing."),
        new("facets", $"Comma list of {string.Join(", ", Countable.Select(name => $"`{name}`"))}; each is counted with its own filter left out, "
            + "so that a second value can be chosen.")
        {
            Pattern = $"^({string.Join('|', Countable)})(,({string.Join('|', Countable)}))*$", Example = "kind,type,year",
        },
        new("accents", "`auto`: the marks you typed decide and rank; `strict`: they must match; `ignore`: they never count.")
        {
            Words = ["auto", "strict", "ignore"], Default = "auto",
        },
        new("match", "`all`: every word; `any`: one is enough; `auto`: all of them, and where few documents have them those that lack some follow "
            + "(`query.relaxed`). Words in quotes and after `-` are always binding.")
        {
            Words = ["auto", "all", "any"], Default = "auto",
        },
        new("rewrite", "`off` searches exactly what was typed: no keystroke rescue, no correction.") { Words = ["auto", "off"], Default = "auto" },
        new("collapse", "`series`: documents of one series (titles of one issuer that differ only in month, year or number) and near-duplicates are one hit, the best of "
            + "them, with `collapsed`. `total`, pages and `after` then count these groups; facets count documents.")
        {
            Words = ["series"],
        },
        new("series", "The id of a document: only those found that `collapse` would make one hit with it.") { MaxLength = DocumentRules.MaxIdLength },
        new("explain", "`true`: each hit says where its score comes from, in figures and in a sentence in the language asked for (`explanation`). For administrators: "
            + "from the server's own machine only.")
        {
            Words = ["true", "false"], Default = "false",
        },
    ];

    private static ParameterReference Filter(string name, string what) =>
        new(name, what + " Exact value, compared without accents or case. Repeatable: values are OR, different filters AND.")
        {
            Repeats = true,
            MaxLength = SearchParameters.MaxFilterValue,
        };
}
