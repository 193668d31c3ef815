using System.Text.Json;
using Indexer.Languages;
using Search.Engine.Explaining;

namespace SearchApi.Searching;

/// <summary>Puts an explanation into figures and into words.</summary>
internal static class ExplanationAnswers
{
    public static ExplanationAnswer From(HitExplanation explained, Language language) => new(
        Rounded(explained.Score),
        explained.IsComplete,
        ExplanationSentence.Of(explained).In(language),
        explained.Missing,
        [.. explained.Parts.Select(From)]);

    private static PartAnswer From(ScorePart part) => new(Name(part.Label.Kind), part.Label.Words, part.Label.Field, Rounded(part.Score))
    {
        Idf = part.Word is { } word ? Rounded(word.Idf) : null,
        Weight = part.Word is { } weighed ? Rounded(weighed.Boost) : null,
        Length = part.Word?.Length,
        Agreements = part.Word?.Agreements.Select(a => new AgreementAnswer(Name(a.Grade), a.Text, a.Frequency, Rounded(a.Weight))).ToArray(),
    };

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static double Rounded(double figure) => Math.Round(figure, 4);
}
