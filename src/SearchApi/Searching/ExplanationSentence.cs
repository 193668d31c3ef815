using System.Globalization;
using Indexer.Languages;
using Search.Engine.Explaining;
using Search.Engine.Scoring;

namespace SearchApi.Searching;

/// <summary>Says in one sentence where the score of a hit comes from.</summary>
internal static class ExplanationSentence
{
    public static Wording Of(HitExplanation explained)
    {
        ILookup<bool, ScorePart> isWord = explained.Parts.ToLookup(p => p.Label is { Kind: PartKind.Word or PartKind.Loosely, Field: not "title" });
        IEnumerable<Wording> words = isWord[true].GroupBy(p => p.Label.Words).Select(Word);
        IEnumerable<Wording> others = isWord[false].GroupBy(NameOf).Select(g => With(g.Key, g.Sum(p => p.Score)));
        Wording missing = explained.Missing.Count == 0 ? default : new($"; thiếu {Quoted(explained.Missing)}", $"; without {Quoted(explained.Missing)}");
        Wording behind = explained.IsComplete ? default : new("; đứng sau những văn bản có đủ", "; behind the documents that have everything");
        return new(
            $"{Figure(explained.Score, true)} điểm: {string.Join("; ", words.Concat(others).Select(w => w.Vietnamese))}{missing.Vietnamese}{behind.Vietnamese}.",
            $"{Figure(explained.Score, false)} points: {string.Join("; ", words.Concat(others).Select(w => w.English))}{missing.English}{behind.English}.");
    }

    /// <summary>A word by the best of its grades.</summary>
    private static Wording Word(IGrouping<string, ScorePart> word)
    {
        WordAgreement best = word.SelectMany(p => p.Word?.Agreements ?? []).OrderBy(a => a.Grade).First();
        Wording grade = NameOf(best.Grade);
        string seen = best.Text == word.Key ? "" : $" “{best.Text}”";
        return With(new($"“{word.Key}” {grade.Vietnamese}{seen}", $"“{word.Key}” {grade.English}{seen}"), word.Sum(p => p.Score));
    }

    private static Wording With(Wording what, double score) => new($"{what.Vietnamese} {Figure(score, true)}", $"{what.English} {Figure(score, false)}");

    private static Wording NameOf(MatchGrade grade) => grade switch
    {
        MatchGrade.Exact => new("khớp đúng", "exactly"),
        MatchGrade.Variant => new("viết khác i, y", "with the other of i and y"),
        MatchGrade.Equivalent => new("nói cách khác", "said otherwise"),
        MatchGrade.Corrected => new("sửa lỗi gõ thành", "corrected to"),
        MatchGrade.Unaccented => new("trong văn bản không dấu", "in a text without accents"),
        MatchGrade.Compatible => new("thêm dấu thành", "with marks that were left out"),
        MatchGrade.Linked => new("gần nghĩa", "near in meaning"),
        _ => new("khác dấu", "with other marks"),
    };

    private static Wording NameOf(ScorePart part) => (part.Label.Kind, part.Label.Field) switch
    {
        (PartKind.Word or PartKind.Loosely or PartKind.Pair, "title") => new("trong tiêu đề", "in the title"),
        (PartKind.Pair, _) => new("từ đứng liền nhau", "words side by side"),
        (PartKind.Restored, _) => new("đúng cách đọc có dấu", "the likeliest marked reading"),
        (PartKind.SymbolBearer, _) => new("mang số, ký hiệu ấy", "it bears the symbol"),
        (PartKind.SymbolCited, _) => new("nhắc số, ký hiệu ấy", "it names the symbol"),
        (PartKind.Phrase, _) => new("cụm từ trong ngoặc kép", "the phrase in quotes"),
        (PartKind.Prefix, _) => new("từ bắt đầu như vậy", "words that begin so"),
        (PartKind.Field, _) => new("đúng phần đã nêu", "the part that was named"),
        (PartKind.Passage, _) => new("các từ gần nhau", "the words close together"),
        (PartKind.TypedTitle, _) => new("đủ từ theo đúng thứ tự ở đầu", "all the words in their order at the start"),
        (PartKind.Beginning, _) => new("gần đầu văn bản", "near the beginning"),
        _ => new("văn bản nào cũng như nhau", "the same for every document"),
    };

    private static string Quoted(IEnumerable<string> words) => string.Join(", ", words.Select(w => $"“{w}”"));

    private static string Figure(double figure, bool vietnamese)
    {
        string written = figure.ToString("0.00", CultureInfo.InvariantCulture);
        return vietnamese ? written.Replace('.', ',') : written;
    }
}
