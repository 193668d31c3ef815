using Indexer.Languages;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace SearchApi.Languages;

/// <summary>Which of the two languages a caller asked for.</summary>
public static class AcceptedLanguage
{
    /// <summary>The better liked of Vietnamese and English in <c>Accept-Language</c>; Vietnamese where neither is named.</summary>
    public static Language Of(HttpRequest request)
    {
        Language best = Language.Vietnamese;
        double bestQuality = 0;
        foreach (StringWithQualityHeaderValue accepted in new RequestHeaders(request.Headers).AcceptLanguage)
        {
            double quality = accepted.Quality ?? 1;
            if (quality > bestQuality && Parse(accepted.Value.AsSpan()) is { } language)
            {
                best = language;
                bestQuality = quality;
            }
        }

        return best;
    }

    /// <summary>Reads <c>vi</c>, <c>en</c> and their regional forms; null for any other.</summary>
    public static Language? Parse(ReadOnlySpan<char> tag)
    {
        int dash = tag.IndexOf('-');
        ReadOnlySpan<char> primary = dash < 0 ? tag : tag[..dash];
        return primary.Equals("vi", StringComparison.OrdinalIgnoreCase) ? Language.Vietnamese
            : primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? Language.English
            : null;
    }
}
