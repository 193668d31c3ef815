using Indexer.Languages;
using Search.Engine.Searching;

namespace Indexer.Analyzing;

/// <summary>Words why another way to say something is searched.</summary>
internal static class EquivalentNotes
{
    public static Wording Of(string kind, StepFacts.Equivalent facts)
    {
        Wording what = (kind, facts.IsLinked, facts.IsLearnt) switch
        {
            (_, true, _) => new("Gần nghĩa, chỉ tìm khi được quá ít", "Near in meaning, searched only where too little is found"),
            ("number", _, _) => new("Số viết cách khác", "The number written otherwise"),
            ("abbreviation", _, true) => new("Viết tắt, do chính văn bản giải thích", "An abbreviation that the documents explain themselves"),
            ("abbreviation", _, _) => new("Viết tắt, theo danh sách", "An abbreviation, by the list"),
            _ => new("Cách nói khác, theo danh sách", "Another way to say it, by the list"),
        };
        Wording seen = new($"; có trong khoảng {facts.Documents} văn bản", $"; in about {facts.Documents} {(facts.Documents == 1 ? "document" : "documents")}");
        Wording why = facts.Beside switch
        {
            null => default,
            0 => new("; các từ bên cạnh không nói là nghĩa nào", "; the words around it speak for no sense"),
            { } beside => new($"; đứng cạnh các từ xung quanh {beside} lần", $"; {beside} times beside the words around it"),
        };
        Wording others = facts.Rejected.Count == 0 ? default : new(
            "; không lấy " + string.Join(", ", facts.Rejected.Select(s => $"“{s.Text}” ({s.Beside} lần cạnh đó, {s.Documents} văn bản)")),
            "; not taken: " + string.Join(", ", facts.Rejected.Select(s => $"“{s.Text}” ({s.Beside} times beside them, {s.Documents} documents)")));
        return new(
            what.Vietnamese + seen.Vietnamese + why.Vietnamese + others.Vietnamese + ".",
            what.English + seen.English + why.English + others.English + ".");
    }
}
