using System.Globalization;
using CsCheck;
using Search.Analysis.Syllables;
using Search.Analysis.Text;

namespace Search.Analysis.Tests;

/// <summary>What holds of every text.</summary>
public sealed class TokenizerProperties
{
    [Fact]
    public void Tokens_are_ordered_apart_and_within_the_text() => Texts.Wild.Sample(text =>
    {
        TokenBuffer tokens = Words.Tokenize(text);
        int end = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            tokens[i].Start.ShouldBeGreaterThanOrEqualTo(end);
            tokens[i].End.ShouldBeGreaterThan(tokens[i].Start);
            end = tokens[i].End;
            tokens.Folded(i).Length.ShouldBeInRange(1, Tokenizer.MaxTokenLength);
            tokens.Exact(i).Length.ShouldBeInRange(1, Tokenizer.MaxTokenLength);
            tokens[i].IsMarked.ShouldBe(!tokens.Folded(i).SequenceEqual(tokens.Exact(i)));
        }

        end.ShouldBeLessThanOrEqualTo(text.Length);
    });

    [Fact]
    public void No_token_splits_a_surrogate_pair_or_a_combining_sequence() => Texts.Wild.Sample(text =>
    {
        TokenBuffer tokens = Words.Tokenize(text);
        for (int i = 0; i < tokens.Count; i++)
        {
            (int start, int end) = (tokens[i].Start, tokens[i].End);
            IsInsidePair(text, start).ShouldBeFalse();
            IsInsidePair(text, end).ShouldBeFalse();
            (end < text.Length && CharTable.Class(CharTable.Of(text[end])) == CharClass.Mark).ShouldBeFalse();
        }
    });

    [Fact]
    public void A_run_of_any_length_is_cut()
    {
        foreach (string unit in new[] { "a", "ạ", "a\u0323\u0302", "1", "ﬃ", "\U00010400", "m\u0301", "\u0301" })
        {
            string text = "a" + string.Concat(Enumerable.Repeat(unit, 3000));
            TokenBuffer tokens = Words.Tokenize(text);
            for (int i = 0; i < tokens.Count; i++)
            {
                tokens.Exact(i).Length.ShouldBeLessThanOrEqualTo(Tokenizer.MaxTokenLength);
            }

            tokens[tokens.Count - 1].End.ShouldBe(text.Length);
        }
    }

    [Fact]
    public void Encoding_does_not_matter() => Texts.Vietnamese.Sample(text =>
    {
        string expected = Terms(text);
        Terms(Decomposition.Nfd(text)).ShouldBe(expected);
        Terms(Decomposition.HalfComposed(text)).ShouldBe(expected);
        Terms(Decomposition.Reversed(text)).ShouldBe(expected);
    });

    [Fact]
    public void Case_does_not_matter() => Texts.Vietnamese.Sample(text =>
    {
        Terms(text.ToUpperInvariant()).ShouldBe(Terms(text));
        Terms(Decomposition.Nfd(text.ToUpperInvariant())).ShouldBe(Terms(text));
    });

    [Fact]
    public void The_place_of_the_tone_does_not_matter() => Gen.Select(Texts.Word, Gen.Int[0, 3]).Sample((word, to) =>
        Words.Exact(Decomposition.MoveTone(word, to)).ShouldBe(Words.Exact(word)));

    [Fact]
    public void Forms_are_their_own_forms() => Texts.Wild.Where(text => text.All(IsLatinOrSign)).Sample(text =>
    {
        TokenBuffer tokens = Words.Tokenize(text);
        for (int i = 0; i < tokens.Count; i++)
        {
            Terms(tokens.Folded(i).ToString()).ShouldBe($"{tokens.Folded(i)}={tokens.Folded(i)}");
            if (!HasStackedMarks(tokens.Exact(i)))
            {
                Terms(tokens.Exact(i).ToString()).ShouldBe($"{tokens.Folded(i)}={tokens.Exact(i)}");
            }
        }
    });

    [Fact]
    public void Every_syllable_is_recognized_and_composes_back()
    {
        Texts.Syllables.Length.ShouldBeGreaterThan(7000);
        foreach (string syllable in Texts.Syllables)
        {
            TokenBuffer tokens = Words.Tokenize(syllable);
            tokens.Count.ShouldBe(1);
            tokens[0].Kind.ShouldBe(TokenKind.Syllable, syllable);
            Syllable.IsPossible(tokens.Folded(0)).ShouldBeTrue(syllable);
            Syllable.Compose(tokens.Exact(0)).ShouldBe(syllable);
        }
    }

    [Fact]
    public void A_buffer_used_again_holds_nothing_of_before()
    {
        TokenBuffer tokens = Words.Tokenize(string.Concat(Enumerable.Repeat("thành phố ", 200_000)));
        tokens.Count.ShouldBe(400_000);
        Tokenizer.Tokenize("Cần Thơ", tokens);
        tokens.Count.ShouldBe(2);
        tokens.Folded(1).ToString().ShouldBe("tho");
    }

    /// <summary>Several marks that no letter takes, one upon another, may change their order.</summary>
    private static bool HasStackedMarks(ReadOnlySpan<char> exact)
    {
        for (int i = 1; i < exact.Length; i++)
        {
            if (CharTable.Class(CharTable.Of(exact[i])) == CharClass.Mark && CharTable.Class(CharTable.Of(exact[i - 1])) == CharClass.Mark)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInsidePair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private static bool IsLatinOrSign(char unit) =>
        unit < '\u0250' || unit is >= '\u1E00' and < '\u1F00' || CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.SpaceSeparator
        || (CharTable.Class(CharTable.Of(unit)) == CharClass.Mark && unit < '\u0370');

    private static string Terms(string text) => Words.Join(text, (tokens, i) => $"{tokens.Folded(i)}={tokens.Exact(i)}");
}
