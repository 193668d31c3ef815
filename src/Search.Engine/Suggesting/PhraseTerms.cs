using System.Text;
using Search.Analysis.Text;
using Search.Analysis.TokenStreams;

namespace Search.Engine.Suggesting;

/// <summary>
/// The terms by which titles, names and symbols are completed: each beginning of a phrase, word by word, as the tree that they make. A term is the number
/// of its words, then the words, each with its reading behind it, so that in the term dictionary the children of a node stand side by side, apart from
/// those of other depths, and the document frequency of a node says how many documents have a phrase that begins so. Below a whole phrase stands
/// <see cref="End"/>.
/// </summary>
internal static class PhraseTerms
{
    /// <summary>Words of a phrase that are indexed; longer ones are told apart by their document.</summary>
    public const int MaxWords = 8;

    /// <summary>Stands for the word after the last one.</summary>
    public const char End = '\u0002';

    /// <summary>Letters of a word from which on a phrase is no longer followed.</summary>
    private const int LongestWord = 32;

    /// <summary>Adds the terms of a phrase.</summary>
    /// <param name="areCited">Whether it is a symbol that is only cited: those are a tree of their own, so that however often they are cited they take no room from what documents are called.</param>
    public static void AddTo(HashSet<string> terms, TokenBuffer tokens, bool areCited = false)
    {
        var path = new StringBuilder();
        int words = Math.Min(tokens.Count, MaxWords);
        for (int i = 0; i < words; i++)
        {
            if (tokens.Folded(i).Length > LongestWord)
            {
                return;
            }

            Append(path, tokens, i);
            terms.Add(Term(i + 1, path.ToString(), areCited));
        }

        if (tokens.Count == words && words > 0)
        {
            terms.Add(Term(words + 1, path.Append(' ').Append(End).ToString(), areCited));
        }
    }

    /// <summary>The first words of a text as the path of a node; null where it has fewer.</summary>
    public static string? Path(TokenBuffer tokens, int words)
    {
        if (tokens.Count < words)
        {
            return null;
        }

        var path = new StringBuilder();
        for (int i = 0; i < words; i++)
        {
            Append(path, tokens, i);
        }

        return path.ToString();
    }

    /// <summary>The term of a path, or the beginning of those whose path begins so.</summary>
    public static string Term(int words, string path, bool areCited) => (char)((areCited ? 'a' : '0') + words) + path;

    /// <summary>The two forms of a word of a path.</summary>
    public static (string Folded, string Exact) Word(ReadOnlySpan<char> word)
    {
        int separator = word.IndexOf(TermForms.Separator);
        return separator < 0
            ? (word.ToString(), word.ToString())
            : (word[..separator].ToString(), TermForms.Read(word[..separator], word[(separator + 1)..]) ?? word[..separator].ToString());
    }

    private static void Append(StringBuilder path, TokenBuffer tokens, int at)
    {
        if (at > 0)
        {
            path.Append(' ');
        }

        path.Append(TermForms.Of(tokens, at));
    }
}
