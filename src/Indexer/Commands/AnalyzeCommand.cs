using System.CommandLine;
using System.Text.Json;
using Indexer.Analyzing;
using Indexer.Languages;
using Search.Engine;
using Search.Engine.Searching;

namespace Indexer.Commands;

/// <summary><c>indexer analyze</c>: what the analyzer makes of a text, and how it is understood as a query. Needs no store; changes nothing.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Installation installation)
    {
        var text = new Argument<string>("TEXT") { Description = $"Any text, up to {TextAnalyzer.MaxText} characters; up to {SearchRequest.MaxText} it is also understood as a query." };
        var language = new Option<string?>("--language") { Description = "The language of the notes, vi or en; by default that of LANG, else en." };
        var json = new Option<bool>("--json") { Description = "One JSON object, the same as POST /api/v1/analyze answers." };
        language.AcceptOnlyFromAmong("vi", "en");
        text.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { Length: > TextAnalyzer.MaxText } given)
            {
                result.AddError($"The text has {given.Length} characters; at most {TextAnalyzer.MaxText} are analysed.");
            }
        });
        var command = new Command("analyze", "The tokens of a text, and how it is understood as a query, step by step.") { text, language, json };
        command.SetAction((parsed, _) => RunAsync(installation, parsed.GetRequiredValue(text), LanguageOf(parsed.GetValue(language)), parsed.GetValue(json)));
        return command;
    }

    /// <summary>The language asked for, else that of the environment as POSIX has it.</summary>
    internal static Language LanguageOf(string? asked)
    {
        string name = asked ?? new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
        return name == "vi" || name.StartsWith("vi_", StringComparison.Ordinal) || name.StartsWith("vi.", StringComparison.Ordinal) ? Language.Vietnamese : Language.English;
    }

    private static async Task<int> RunAsync(Installation installation, string text, Language language, bool json)
    {
        using SearchIndex index = SearchIndex.Open(installation.Data.IndexPath);
        if (index.Generation is null)
        {
            await Console.Error.WriteLineAsync(new Wording(
                $"Chưa có chỉ mục ở {installation.Data.IndexPath}: không có kho từ để đoán dấu, sửa lỗi gõ hay chọn nghĩa.",
                $"There is no index in {installation.Data.IndexPath}: without its words no marks are restored, no slips corrected, no senses chosen.").In(language));
        }

        AnalysisAnswer analysis = TextAnalyzer.Analyze(text, index, new SearchRequest().Audiences, language);
        await Console.Out.WriteLineAsync(json ? JsonSerializer.Serialize(analysis, OutputJson.Readable.AnalysisAnswer) : AnalysisTable.Of(analysis, language));
        return ExitCodes.Done;
    }
}
