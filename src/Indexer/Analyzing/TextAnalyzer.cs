using Indexer.Languages;
using Search.Analysis.Text;
using Search.Engine;
using Search.Engine.Searching;

namespace Indexer.Analyzing;

/// <summary>Analyses a text for people who want to know why something is found or not. Thread safe: no state.</summary>
public static class TextAnalyzer
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int MaxText = 64 * 1024;

    /// <summary>Analyses a text.</summary>
    /// <param name="text">At most <see cref="MaxText"/> units; up to <see cref="SearchRequest.MaxText"/> it is also understood as a query.</param>
    /// <param name="index">Whose words and neighbours decide how a query is understood.</param>
    /// <param name="audiences">What the caller may read; nothing else has a say.</param>
    /// <param name="language">The language of the notes.</param>
    public static AnalysisAnswer Analyze(string text, SearchIndex index, IReadOnlySet<string> audiences, Language language)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(index);
        if (text.Length > SearchRequest.MaxText)
        {
            return new AnalysisAnswer(Tokens(text), null);
        }

        QueryAnalysis analysis = index.Analyze(new SearchRequest { Text = text, Audiences = audiences });
        return new AnalysisAnswer(Tokens(text), new UnderstandingAnswer(
            analysis.Understood, [.. analysis.Steps.Select(step => new StepAnswer(step.Kind, step.From, step.To, StepNotes.Of(step).In(language)))]));
    }

    private static TokenAnswer[] Tokens(string text)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        var answer = new TokenAnswer[tokens.Count];
        for (int i = 0; i < answer.Length; i++)
        {
            Token token = tokens[i];
            answer[i] = new TokenAnswer(
                token.Start, token.End, text[token.Start..token.End], tokens.Exact(i).ToString(), tokens.Folded(i).ToString(), Name(token.Kind));
        }

        return answer;
    }

    private static string Name(TokenKind kind) => kind switch
    {
        TokenKind.Syllable => "syllable",
        TokenKind.Number => "number",
        _ => "word",
    };
}
