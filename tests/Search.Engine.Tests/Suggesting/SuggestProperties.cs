using System.Globalization;
using CsCheck;
using Search.Documents;
using Search.Engine.Searching;
using Search.Engine.Suggesting;

namespace Search.Engine.Tests.Suggesting;

/// <summary>What holds of every suggestion, whatever was typed and whatever documents say.</summary>
public class SuggestProperties
{
    private static readonly string[] Pieces =
    [
        "thông báo", "kết luận", "Ủy ban", "THÀNH ỦY", "uỷ", "hòa", "hoà", "ti\u0302\u0301", "-không", "\"", "số:", "tiêu đề:", "OR", "59-NQ/TW", "123", "1.635", "\u200b", "\u200a", "\ud83d\ude00", "\ud800",
        "<b>", "&", "\0", "\u0001", "\u0002", "\n", "ﬁ", "thanhf", "ho62", "đ", "Ð", "*", "và", "của", "中文", "COVID-19", "ngày 24/8/2021",
    ];

    private static readonly Gen<string> Texts = Pick.From(Pieces).Array[0, 12].Select(Pick.From(" ", " ", " ", "", ", ", ". "), (pieces, joint) => string.Join(joint, pieces));

    private static readonly Dictionary<FacetField, IReadOnlyList<string>>[] Scopes =
    [
        [], new() { [FacetField.Source] = ["báo"] }, new() { [FacetField.Source] = ["Cổng", "Báo"], [FacetField.Kind] = ["notice"] }, new() { [FacetField.Issuer] = ["thông báo"] },
    ];

    private static readonly Gen<Document> Documents = Gen.Select(Texts, Texts, Texts, Gen.Bool, Pick.From("Báo", "Cổng", ""), (title, text, name, isClosed, source) => DocumentRules.Check(new Document
    {
        Id = Guid.NewGuid().ToString("N"),
        Title = title,
        Text = text + " hết",
        Issuer = name,
        People = [name + " Tám"],
        Symbol = isClosed ? "77-BC/K" : "59-NQ/TW",
        Source = source,
        Kind = title.Length % 2 == 0 ? DocumentKind.Notice : DocumentKind.News,
        Audience = [isClosed ? "kín" : "public"],
    }).Document!);

    [Fact]
    public void Every_suggestion_is_of_a_document_for_the_caller_marked_and_found() =>
        Gen.Select(Documents.Array[1, 6], Gen.OneOf(Texts, Gen.String).Array[1, 8]).Sample(
            (documents, typed) =>
            {
                using var index = new TestIndex();
                index.Put(documents);
                foreach (string text in typed.Concat(documents.Select(d => d.Title)).Select(text => text.Length > SearchRequest.MaxText ? text[..SearchRequest.MaxText] : text))
                {
                    for (int length = 0; length <= text.Length; length += 3)
                    {
                        Check(index, documents, text[..length], Scopes[length / 3 % Scopes.Length]);
                    }
                }
            },
            iter: 40, threads: 1);

    private static void Check(TestIndex index, Document[] documents, string typed, Dictionary<FacetField, IReadOnlyList<string>> scope)
    {
        IReadOnlyList<Suggested> suggestions = index.Index.Suggest(new SuggestRequest { Text = typed, Filters = scope }, CancellationToken.None);
        suggestions.Count.ShouldBeLessThanOrEqualTo(8);
        suggestions.Select(s => (s.Text.Text, s.Id)).ShouldBeUnique();
        HashSet<string> within = [.. index.Ids(new SearchRequest { Filters = scope, Size = 100 })];
        foreach (Suggested suggestion in suggestions)
        {
            CheckMarks(suggestion.Text, typed);
            Document[] open = [.. documents.Where(d => d.Audience.Contains("public") && within.Contains(d.Id))];
            if (suggestion.Id is { } id)
            {
                open.Single(d => d.Id == id).Title.ShouldBe(suggestion.Text.Text);
                continue;
            }

            open.ShouldContain(d => Says(d, suggestion.Text.Text), $"{typed} → {suggestion.Text.Text}");
            index.Search(new SearchRequest { Text = suggestion.Text.Text, Filters = scope }).Total.ShouldBeGreaterThan(0, $"{typed} → {suggestion.Text.Text}");
        }
    }

    private static bool Says(Document document, string text) =>
        ((string[])[document.Title, document.Text, document.Issuer ?? "", document.Symbol ?? "", .. document.People]).Any(said => said.Contains(text, StringComparison.Ordinal));

    private static void CheckMarks(MarkedText text, string typed)
    {
        text.Marks.ShouldNotBeEmpty(typed);
        int end = -1;
        foreach (Mark mark in text.Marks)
        {
            mark.Start.ShouldBeGreaterThan(end, typed);
            mark.End.ShouldBeGreaterThan(mark.Start, typed);
            mark.End.ShouldBeLessThanOrEqualTo(text.Text.Length, typed);
            IsBoundary(text.Text, mark.Start).ShouldBeTrue(typed);
            IsBoundary(text.Text, mark.End).ShouldBeTrue(typed);
            end = mark.End;
        }
    }

    private static bool IsBoundary(string text, int at) => at == 0 || at == text.Length
        || (!(char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1])) && char.GetUnicodeCategory(text[at]) != UnicodeCategory.NonSpacingMark);
}
