using Indexer.Languages;
using SearchApi.Languages;
using SearchApi.Searching;

namespace SearchApi.Pages;

/// <summary>What every page needs to know of its request. Immutable.</summary>
public sealed class PageContext
{
    private const string LanguageName = "lang";

    private static readonly IReadOnlySet<string> Kept =
        new HashSet<string>(SearchParameters.Names.Except(["facets", "explain"]).Append(LanguageName), StringComparer.OrdinalIgnoreCase);

    private static readonly IReadOnlySet<string> Words = new HashSet<string>(["q", LanguageName], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the request.</summary>
    /// <param name="refused">Whether the search could not be done: its words are kept for another try, and nothing else that may be at fault.</param>
    public PageContext(HttpRequest request, Assets assets, bool refused = false)
    {
        Given = QueryParameters.Parse(request.QueryString.Value);
        // By Accept-Language nearly everyone with an English browser in Việt Nam would be answered in English.
        Language language = AcceptedLanguage.Parse(Given.First(LanguageName)) ?? Language.Vietnamese;
        Texts = PageTexts.In(language);
        Root = request.PathBase.Value ?? "";
        // Believed of anyone: it only makes the addresses of the caller's own answer safer.
        string scheme = request.Headers["X-Forwarded-Proto"] == "https" ? "https" : request.Scheme;
        Origin = $"{scheme}://{request.Host.ToUriComponent()}";
        Assets = assets;
        Parameters = Given.Only(refused ? Words : Kept);
        Nothing = language == Language.Vietnamese ? QueryParameters.Parse("") : QueryParameters.Parse("").With(LanguageName, Texts.Tag);
    }

    /// <summary>The words of the page.</summary>
    public PageTexts Texts { get; }

    /// <summary>The pages' files.</summary>
    public Assets Assets { get; }

    /// <summary>What the service's addresses start with behind a proxy; usually empty.</summary>
    public string Root { get; }

    /// <summary>Scheme and host as the caller named them, also to a proxy in front, for addresses that leave the page.</summary>
    public string Origin { get; }

    /// <summary>All parameters of the request.</summary>
    public QueryParameters Given { get; }

    /// <summary>Those that make up the search, to be carried along by links.</summary>
    public QueryParameters Parameters { get; }

    /// <summary>No parameters but the language.</summary>
    public QueryParameters Nothing { get; }

    /// <summary>The same search from its first page.</summary>
    public QueryParameters FromStart => Parameters.Without("page").Without("after");

    /// <summary>The address of a search.</summary>
    public string Search(QueryParameters parameters) => parameters.At(Root + "/");

    /// <summary>The address of all that this search found of a document's series.</summary>
    public string Series(string id) => Search(FromStart.Without("collapse").With("series", id));

    /// <summary>The address of a document found by this search.</summary>
    public string Document(string id) => Parameters.With("id", id).At(Root + "/doc");

    /// <summary>This page in the other language.</summary>
    public string InOtherLanguage(string path) => Given.With(LanguageName, Texts.OtherTag).At(Root + path.Split('?')[0]);
}
