using CsCheck;
using Search.Analysis.Recognition;
using Search.Analysis.Text;

namespace Search.Analysis.Tests;

public sealed class RecognizerProperties
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Annotations_are_ordered_apart_and_within_the_tokens(bool isQuery) => Texts.Wild.Sample(text =>
    {
        TokenBuffer tokens = Words.Tokenize(text);
        List<Annotation> found = [];
        if (isQuery)
        {
            Recognizer.FindInQuery(text, tokens, found);
        }
        else
        {
            Recognizer.Find(text, tokens, found);
        }

        int end = 0;
        foreach (Annotation annotation in found)
        {
            annotation.First.ShouldBeGreaterThanOrEqualTo(end);
            annotation.Count.ShouldBeGreaterThan(0);
            end = annotation.First + annotation.Count;
        }

        end.ShouldBeLessThanOrEqualTo(tokens.Count);
    });

    [Fact]
    public void A_key_gives_its_symbol_back() => Gen.Select(
        Gen.Int[1, 9999], Gen.Int[1990, 2030], Gen.OneOf("NQ", "QĐ", "TTr", "QĐi", "CTr", "HD", "TB"), Gen.OneOf("TW", "TU", "CP", "TTg", "BGDĐT", "ĐUK", "UBND"), Gen.Bool)
        .Sample((number, year, type, issuer, isState) =>
        {
            string text = isState ? $"{number}/{year}/{type}-{issuer}" : $"{number:00}-{type}/{issuer}";
            DocumentSymbol symbol = DocumentSymbol.Parse(text).ShouldNotBeNull();
            DocumentSymbol.FromKey(symbol.Key).ShouldBe(symbol);
            symbol.Keys.ShouldContain(symbol.Key);
            symbol.Keys.ShouldNotContain(symbol.Number);
        });

    [Fact]
    public void What_is_no_key_is_refused() => Should.Throw<FormatException>(() => DocumentSymbol.FromKey("59"));
}
