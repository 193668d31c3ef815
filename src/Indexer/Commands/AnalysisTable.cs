using System.Text;
using Indexer.Analyzing;
using Indexer.Languages;
using Search.Engine.Searching;

namespace Indexer.Commands;

/// <summary>What <c>indexer analyze</c> prints for people.</summary>
internal static class AnalysisTable
{
    public static string Of(AnalysisAnswer analysis, Language language)
    {
        var table = new StringBuilder();
        foreach (TokenAnswer token in analysis.Tokens)
        {
            table.Append($"{token.Start,5} {token.End,5}  {token.Kind,-8}  {token.Text}  {token.Folded}\n");
        }

        if (analysis.Query is not { } query)
        {
            return table.Append(new Wording(
                $"Dài quá {SearchRequest.MaxText} ký tự: không đọc như một câu tìm.", $"Longer than {SearchRequest.MaxText} characters: not read as a query.").In(language)).ToString();
        }

        table.Append($"\n{new Wording("Hiểu là", "Understood as").In(language)}: {query.Understood}\n");
        for (int i = 0; i < query.Steps.Count; i++)
        {
            StepAnswer step = query.Steps[i];
            table.Append($"{i + 1,3}. {step.Step,-12}  {(step.From == step.To ? step.From : $"{step.From} → {step.To}")}\n                   {step.Note}\n");
        }

        return table.ToString().TrimEnd('\n');
    }
}
