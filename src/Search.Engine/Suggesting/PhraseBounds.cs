using Search.Analysis.Text;
using Search.Analysis.TokenStreams;
using Search.Engine.Schema;
using Search.Engine.Understanding;

namespace Search.Engine.Suggesting;

/// <summary>
/// Where a group of words begins and ends in a text, told by how often neighbours stand side by side in all of them: no word is cut in two
/// (<c>Bộ Xây|dựng</c>, <c>đề|nghị Quốc hội</c>), and none goes over a sentence or a line. For one request, not thread safe.
/// </summary>
internal sealed class PhraseBounds(Vocabulary vocabulary)
{
    /// <summary>Documents in which words stand together that say something together.</summary>
    public const int Several = 3;

    /// <summary>Words that are added behind what was typed.</summary>
    private const int MostFollowing = 5;

    /// <summary>Words behind a break that say nothing yet.</summary>
    private const int Little = 2;

    /// <summary>The share of the documents with a pair from which on the word behind it belongs to it.</summary>
    private const double Belongs = 0.4;

    /// <summary>Whether a token and the next are of one phrase.</summary>
    public static bool IsJoined(string text, TokenBuffer tokens, int at) =>
        at + 1 < tokens.Count && text.AsSpan(tokens[at].End, tokens[at + 1].Start - tokens[at].End) is " " or "-" or "/" or "" or " - " && !BeginsSentence(text, tokens, at + 1);

    /// <summary>Whether a figure goes on behind some tokens, as a date does: <c>hôm nay 7|/3</c>.</summary>
    public static bool CutsFigure(string text, TokenBuffer tokens, int end) =>
        end > 0 && end < tokens.Count && tokens[end - 1].Kind == TokenKind.Number && tokens[end].Kind == TokenKind.Number
        && !text.AsSpan(tokens[end - 1].End, tokens[end].Start - tokens[end - 1].End).Contains(' ');

    /// <summary>Whether tokens are of one phrase, which may have commas: <c>phòng, chống dịch</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">All its tokens.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="end">Behind the last of them; no more than there are.</param>
    public static bool AreJoined(string text, TokenBuffer tokens, int first, int end)
    {
        while (first < end - 1 && (IsJoined(text, tokens, first) || IsListed(text, tokens, first)))
        {
            first++;
        }

        return first >= end - 1;
    }

    /// <summary>Whether a group begins with a token and the next, rather than that the token belongs to the one before it.</summary>
    public bool Begins(string text, TokenBuffer tokens, int first) =>
        first == 0 || !IsJoined(text, tokens, first - 1) || FunctionWords.IsExact(tokens.Exact(first - 1)) || Together(tokens, first - 1) <= Together(tokens, first);

    /// <summary>Behind the last token of the group that some tokens begin.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">All its tokens.</param>
    /// <param name="end">Behind at least two tokens.</param>
    /// <param name="documents">How many documents have the last two of them side by side.</param>
    public int End(string text, TokenBuffer tokens, int end, int documents)
    {
        int least = end;
        for (int added = 0; added < MostFollowing && IsJoined(text, tokens, end - 1) && tokens[end].Kind != TokenKind.Number && !FunctionWords.BeginsPredicate(tokens.Exact(end)); added++, end++)
        {
            int following = Together(tokens, end - 1);
            if (following < Math.Max(Several, Belongs * documents))
            {
                break;
            }

            documents = following;
        }

        while (end > least && FunctionWords.IsExact(tokens.Exact(end - 1)))
        {
            end--;
        }

        return end;
    }

    /// <summary>A beginning of a title that ends between words: with the whole of its last word, and without what little stands behind a break or is said of it.</summary>
    /// <param name="title">The title.</param>
    /// <param name="end">UTF-16 index behind the words that titles share.</param>
    /// <param name="tokens">Is overwritten.</param>
    public string Beginning(string title, int end, TokenBuffer tokens)
    {
        Tokenizer.Tokenize(title, tokens);
        int words = 0;
        while (words < tokens.Count && tokens[words].Start < end)
        {
            words++;
        }

        if (words == tokens.Count)
        {
            return title;
        }

        for (int kept = words - 1; kept > 0 && kept >= words - Little; kept--)
        {
            if (!IsJoined(title, tokens, kept - 1) || (kept > 1 && FunctionWords.BeginsPredicate(tokens.Exact(kept))))
            {
                return title[..tokens[kept - 1].End];
            }
        }

        words = words > 1 ? End(title, tokens, words, Together(tokens, words - 2)) : words;
        while (CutsFigure(title, tokens, words))
        {
            words--;
        }

        return words == 0 ? "" : title[..tokens[words - 1].End];
    }

    /// <summary>Whether a comma between a token and the next is that of a set phrase and not of a list of names.</summary>
    private static bool IsListed(string text, TokenBuffer tokens, int at) =>
        text.AsSpan(tokens[at].End, tokens[at + 1].Start - tokens[at].End) is ", " && char.IsLower(text[tokens[at].Start]) && char.IsLower(text[tokens[at + 1].Start]);

    /// <summary>Texts without punctuation go on with the next sentence behind a blank: <c>thông báo|Khi trẻ em</c>. In capitals nothing tells.</summary>
    private static bool BeginsSentence(string text, TokenBuffer tokens, int at) =>
        char.IsUpper(text[tokens[at].Start]) && tokens[at].End - tokens[at].Start > 1 && char.IsLower(text[tokens[at].Start + 1]) && FunctionWords.BeginsSentence(tokens.Exact(at));

    private int Together(TokenBuffer tokens, int first) => vocabulary.DocumentFrequency(FieldNames.Pairs(FieldNames.Text), TermForms.PairOf(tokens, first));
}
