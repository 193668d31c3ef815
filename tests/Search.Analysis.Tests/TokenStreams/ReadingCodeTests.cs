using CsCheck;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;

namespace Search.Analysis.Tests.TokenStreams;

public class ReadingCodeTests
{
    private const string Alphabet = "aăâeêoôơuưdđáàãảạéèẽẻẹíìóòõỏọốồỗổộớờỡởợúùũủụứừữửựýỳỹỷỵñüçthngcmrsqklbvxpkhj ABĐÊ-19";

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.Int[0, Alphabet.Length - 1].Select(i => Alphabet[i].ToString()).Array[1, 14].Select(string.Concat));

    [Fact]
    public void Every_form_of_any_text_comes_back_from_its_term() => Texts.Sample(text =>
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(text, tokens);
        for (int i = 0; i < tokens.Count; i++)
        {
            string folded = tokens.Folded(i).ToString();
            string exact = tokens.Exact(i).ToString();
            Read(folded, TermForms.Exact(folded, exact)).ShouldBe(exact);
            if (i > 0)
            {
                string before = tokens.Folded(i - 1).ToString();
                string exactBefore = tokens.Exact(i - 1).ToString();
                Read($"{before} {folded}", TermForms.ExactPair(before, exactBefore, folded, exact)).ShouldBe($"{exactBefore} {exact}");
            }
        }
    });

    [Theory]
    [InlineData("thành")]
    [InlineData("đường")]
    [InlineData("nghiêng")]
    [InlineData("Nguyễn")]
    public void A_syllable_takes_one_character(string syllable)
    {
        var tokens = new TokenBuffer();
        Tokenizer.Tokenize(syllable, tokens);
        TermForms.Exact(tokens.Folded(0), tokens.Exact(0)).Length.ShouldBe(tokens.Folded(0).Length + 2);
    }

    private static string? Read(string folded, string term) => TermForms.Read(folded, term.AsSpan(folded.Length + 1));
}
