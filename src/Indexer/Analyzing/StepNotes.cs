using System.Globalization;
using Indexer.Languages;
using Search.Engine.Searching;

namespace Indexer.Analyzing;

/// <summary>Words the steps of a query's understanding in both languages.</summary>
internal static class StepNotes
{
    /// <summary>Words of a step that are listed; of more the number is told.</summary>
    private const int MostListed = 8;

    public static Wording Of(QueryStep step) => step.Facts switch
    {
        StepFacts.Normalized facts => List(facts.Forms, Of),
        StepFacts.Syntax facts => Of(facts),
        StepFacts.Marks facts => Of(facts),
        StepFacts.Keys facts => Joined(Keys(step.Kind == "telex" ? "Telex" : step.Kind.ToUpperInvariant()), List(facts.Words, Of)),
        StepFacts.Meant facts when step.Kind == "symbol" => new(
            $"Số, ký hiệu văn bản: viết cách nào cũng so theo “{facts.Key}”.", $"A document symbol: however it is written, it is compared as “{facts.Key}”."),
        StepFacts.Meant facts => new($"Ngày tháng: viết cách nào cũng so theo “{facts.Key}”.", $"A date: however it is written, it is compared as “{facts.Key}”."),
        StepFacts.Equivalent facts => EquivalentNotes.Of(step.Kind, facts),
        StepFacts.Restored facts => Joined(new("Thêm dấu theo các từ đứng cạnh nhau trong kho: ", "Marks filled in by which words stand side by side in the documents: "), List(facts.Words, Of)),
        StepFacts.Slip { IsSearched: true } => new("Có lẽ gõ nhầm: tìm cả hai.", "Likely a slip: both are searched."),
        StepFacts.Slip => new(
            "Có thể gõ nhầm, chưa đủ chắc để tìm: chỉ gợi ý khi tìm được ít.", "Perhaps a slip, too unsure to be searched: only offered where little is found."),
        StepFacts.Weight facts => new(
            $"Từ này nói được ít, chỉ tính {Number(facts.Value, vietnamese: true)} lần một từ khác.",
            $"This word says little and counts {Number(facts.Value, vietnamese: false)} times another one."),
        StepFacts.Match facts => Of(facts),
        _ => new("i và y viết khác nhau mà cùng một từ: tìm cả hai.", "The same word with the other of i and y: both are searched."),
    };

    private static Wording Keys(string method) => new($"Gõ kiểu {method} khi bộ gõ chưa bật: ", $"{method} keys, typed with the input method off: ");

    private static Wording Of(TypedForm form) => Joined(new($"“{form.Typed}” → “{form.Read}”: ", $"“{form.Typed}” → “{form.Read}”: "), form.Form switch
    {
        WrittenForm.Decomposed => new("dấu rời được ghép vào chữ", "marks are joined with their letters"),
        WrittenForm.LookAlike => new("chữ chỉ trông giống Đ được đọc là Đ", "a letter that only looks like Đ is read as Đ"),
        WrittenForm.Invisible => new("bỏ ký tự không nhìn thấy", "characters nobody sees are left out"),
        WrittenForm.Presentation => new("chữ toàn khổ hoặc chữ dính viết lại thành chữ thường dùng", "fullwidth letters and ligatures are read as common ones"),
        WrittenForm.Number => new("số viết gọn, không dấu ngăn và số 0 đứng đầu", "a number without separators and leading zeros"),
        _ => new("dấu thanh đặt ở đâu cũng là một từ", "wherever the tone is put, it is one word"),
    });

    private static Wording Of(StepFacts.Syntax facts)
    {
        Wording what = facts.Operator switch
        {
            SyntaxOperator.Phrase => new("Trong ngoặc kép: các từ phải đứng liền nhau", "In quotes: the words must stand side by side"),
            SyntaxOperator.Excluded => new("Sau dấu trừ: văn bản không được có", "After a minus: documents must not have it"),
            SyntaxOperator.Either => new("Nối bằng OR: có một là đủ", "Joined by OR: one of them is enough"),
            SyntaxOperator.Prefix => new("Trước dấu sao: những từ bắt đầu như vậy", "Before a star: the words that begin so"),
            _ => new("Phải có", "Must be there"),
        };
        return facts.Field is null
            ? new(what.Vietnamese + ".", what.English + ".")
            : new($"{what.Vietnamese}, chỉ trong phần {facts.Field}.", $"{what.English}, in the part {facts.Field} only.");
    }

    private static Wording Of(StepFacts.Marks facts) => facts switch
    {
        { Accents: AccentMode.Strict } => new("Dấu phải đúng như đã gõ.", "Marks must be as typed."),
        { Accents: AccentMode.Ignore } => new("Dấu không được xét.", "Marks do not count."),
        { IsMarked: true } => new("Có gõ dấu: dấu đã gõ quyết định, dấu bỏ sót thì không.", "Marks were typed: those typed decide, those left out do not."),
        _ => new("Không gõ dấu: từ mang dấu nào cũng khớp, cách đọc dễ gặp nhất đứng trước.", "No marks were typed: words agree whatever their marks, the likeliest reading comes first."),
    };

    private static Wording Of(DecodedWord word) => new(
        $"“{word.Typed}” có trong {word.TypedDocuments} văn bản, “{word.Meant}” trong {word.MeantDocuments}",
        $"“{word.Typed}” is in {Documents(word.TypedDocuments)}, “{word.Meant}” in {word.MeantDocuments}");

    private static Wording Of(RestoredWord word)
    {
        string read = $"“{word.Typed}” → “{word.Read}” {word.Confidence * 100:0} %".ToString(CultureInfo.InvariantCulture);
        Wording unsure = word.IsShown || word.Typed == word.Read ? default : new(" (chưa đủ chắc, chỉ để xếp hạng)", " (unsure, only for ranking)");
        string others = string.Join(", ", word.Others.Select(o => $"“{o}”"));
        Wording also = others.Length == 0 ? default : new($" (tìm cả {others})", $" (also searched: {others})");
        return Joined(new(read, read), Joined(unsure, also));
    }

    private static Wording Of(StepFacts.Match facts)
    {
        Wording words = facts switch
        {
            { Words: 0 } => new("Không có từ thường nào", "There are no plain words"),
            { Words: 1, Needed: 1 } => new("Văn bản phải có từ này", "A document must have the word"),
            _ when facts.Needed == facts.Words => new($"Văn bản phải có đủ {facts.Words} từ", $"A document must have all {facts.Words} words"),
            _ => new($"Văn bản phải có ít nhất {facts.Needed} trong {facts.Words} từ", $"A document must have at least {facts.Needed} of {facts.Words} words"),
        };
        Wording binding = facts.Operators == 0 ? default : new($", và {facts.Operators} điều kiện bắt buộc", facts.Operators == 1 ? ", and 1 binding condition" : $", and {facts.Operators} binding conditions");
        return Joined(words, Joined(binding, Joined(Relaxed(facts), new(".", "."))));
    }

    private static Wording Relaxed(StepFacts.Match facts)
    {
        Wording lacking = facts switch
        {
            { Relaxed: 0 } => new("văn bản chỉ đạt điều kiện bắt buộc", "documents with the binding conditions alone"),
            { Words: 1 } => default,
            _ => new($"văn bản có ít nhất {facts.Relaxed} từ", $"documents with at least {facts.Relaxed}"),
        };
        Wording loosely = facts is { Relaxed: > 0, Loosely: true } ? new("văn bản có đủ từ nhưng khác dấu hay chỉ gần nghĩa", "documents with all of them in other marks or near in meaning") : default;
        Wording or = lacking == default || loosely == default ? default : new(" hoặc ", " or ");
        return facts.Relaxed is null || (lacking == default && loosely == default) ? default : new(
            $"; dưới 10 văn bản như thế thì thêm {lacking.Vietnamese}{or.Vietnamese}{loosely.Vietnamese}, đứng sau",
            $"; where fewer than 10 do, {lacking.English}{or.English}{loosely.English} follow");
    }

    private static Wording List<T>(IReadOnlyList<T> all, Func<T, Wording> of)
    {
        Wording[] listed = [.. all.Take(MostListed).Select(of)];
        int more = all.Count - listed.Length;
        Wording end = more > 0 ? new($"; và {more} từ nữa.", $"; and {more} more.") : new(".", ".");
        return new(string.Join("; ", listed.Select(w => w.Vietnamese)) + end.Vietnamese, string.Join("; ", listed.Select(w => w.English)) + end.English);
    }

    private static Wording Joined(Wording one, Wording other) => new(one.Vietnamese + other.Vietnamese, one.English + other.English);

    private static string Documents(int count) => count == 1 ? "1 document" : $"{count} documents";

    private static string Number(double value, bool vietnamese)
    {
        string written = value.ToString("0.##", CultureInfo.InvariantCulture);
        return vietnamese ? written.Replace('.', ',') : written;
    }
}
