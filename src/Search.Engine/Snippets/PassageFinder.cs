using System.Globalization;
using Search.Analysis.Text;
using Search.Engine.Schema;
using Search.Engine.Searching;

namespace Search.Engine.Snippets;

/// <summary>
/// Chooses the passages of a text that show most of a query: a window over the occurrences, worth the distinct words in it, more for those
/// that stand together; then widened to the sentence or, where that is long, to whole words,
/// never beyond the item that holds the first of them.
/// </summary>
internal static class PassageFinder
{
    /// <summary>UTF-16 units a passage has about.</summary>
    private const int Length = 220;

    /// <summary>How far back a passage may reach for the start of its sentence.</summary>
    private const int Lead = 90;

    private const int MostPassages = 2;
    private const float BoundBonus = 0.5f;
    private const float FunctionWordWorth = 0.1f;
    private const float RecipientWorth = 0.2f;
    private const float GradeDiscount = 0.15f;

    public static IReadOnlyList<Snippet> Find(string text, int offset, TokenBuffer tokens, List<Occurrence> found, IReadOnlyList<MarkWord> plan, BodyParts parts)
    {
        (int Start, int End)[] bounds = [.. parts.BoundsAt(found.Select(o => tokens[o.Token].Start + offset))];
        int recipients = parts.Asides.Count == 0 ? StartOfRecipients(tokens) : int.MaxValue;
        var shown = new HashSet<int>();
        var chosen = new List<(int Start, int End)>();
        while (chosen.Count < MostPassages)
        {
            (int first, int last, float worth) = BestWindow(tokens, found, bounds, plan, shown, chosen, offset, recipients);
            if (worth <= 0 || (chosen.Count > 0 && worth < 0.9f))
            {
                break;
            }

            chosen.Add(Widen(text, tokens[found[first].Token].Start + offset, tokens[found[last].Token].End + offset, bounds[first]));
            for (int i = first; i <= last; i++)
            {
                shown.Add(found[i].Word);
            }
        }

        return [.. chosen.OrderBy(c => c.Start).Select(c =>
            ToSnippet(new MarkedText(text[c.Start..c.End], Marks.Join(text, tokens, found, offset, c.Start, c.End)), c.Start, parts))];
    }

    /// <summary>A passage with the item that it stands in.</summary>
    public static Snippet ToSnippet(MarkedText passage, int start, BodyParts parts) =>
        parts.ItemAt(start + (passage.Marks.Count > 0 ? passage.Marks[0].Start : 0)) is { } found
            ? new Snippet(passage, start, found.Item.Number, found.Nth)
            : new Snippet(passage, start, null);

    /// <summary>The beginning of a text that is no aside, for want of anything to mark; of one that is nothing else its beginning.</summary>
    public static Range Beginning(string text, BodyParts parts)
    {
        for (int at = 0; at < text.Length;)
        {
            (int start, int end, bool isAside) = parts.StretchAt(at);
            end = Math.Min(end, text.Length);
            if (!isAside && text.AsSpan(start..end).ContainsAnyExceptInRange('\0', '/'))
            {
                return Beginning(text, start, end);
            }

            at = end;
        }

        return Beginning(text, 0, text.Length);
    }

    private static Range Beginning(string text, int start, int limit)
    {
        while (start < limit && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        int end = Math.Min(limit, EndOfWord(text, Math.Min(text.Length, start + Length)));
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return start..end;
    }

    private static (int First, int Last, float Worth) BestWindow(
        TokenBuffer tokens, List<Occurrence> found, (int Start, int End)[] bounds, IReadOnlyList<MarkWord> plan, HashSet<int> shown, List<(int Start, int End)> chosen, int offset, int recipients)
    {
        (int First, int Last, float Worth) best = (0, 0, 0);
        var seen = new Dictionary<int, float>();
        for (int first = 0; first < found.Count; first++)
        {
            int start = tokens[found[first].Token].Start;
            if (chosen.Exists(c => start + offset + Length > c.Start && start + offset < c.End))
            {
                continue;
            }

            seen.Clear();
            int last = first;
            for (int i = first; i < found.Count && tokens[found[i].Token].Start + offset < bounds[first].End && tokens[found[i].Token].End - start <= Length; i++)
            {
                float worth = Worth(found[i], plan[found[i].Word]) * (shown.Contains(found[i].Word) ? 0.05f : 1);
                seen[found[i].Word] = Math.Max(worth, seen.GetValueOrDefault(found[i].Word));
                last = i;
            }

            float sum = 0;
            foreach (float worth in seen.Values)
            {
                sum += worth;
            }

            // Among equals the earlier passage, and the one whose occurrences are more, is the better.
            sum += Math.Min(0.05f, 0.005f * (last - first));
            sum *= found[first].Token > recipients ? RecipientWorth : 1;
            if (sum > best.Worth + 0.001f)
            {
                best = (first, last, sum);
            }
        }

        return best;
    }

    /// <summary>The last token pair <c>Nơi nhận</c>: whom a paper was sent to follows it (Decree 30/2020/NĐ-CP, appendix I), and is no passage of its body.</summary>
    private static int StartOfRecipients(TokenBuffer tokens)
    {
        for (int i = tokens.Count - 2; i >= 0; i--)
        {
            if (tokens.Folded(i) is "noi" && tokens.Folded(i + 1) is "nhan" && tokens.Exact(i)[0] is 'n' && (!tokens[i].IsMarked || tokens.Exact(i) is "nơi"))
            {
                return i;
            }
        }

        return int.MaxValue;
    }

    private static float Worth(Occurrence occurrence, MarkWord word) =>
        (word.IsFunctionWord ? FunctionWordWorth : word.Share) * (1 + (occurrence.IsBound ? BoundBonus : 0)) / (1 + GradeDiscount * ((float)occurrence.Grade - 1));

    private static (int Start, int End) Widen(string text, int from, int to, (int Start, int End) bounds)
    {
        int start = Math.Max(bounds.Start, StartOfSentence(text, from));
        int end = Math.Max(to, Math.Min(text.Length, start + Length));
        int sentence = EndOfSentence(text, to, end);
        end = sentence > 0 && sentence - start > Length / 2 ? sentence : Math.Max(to, EndOfWord(text, end));
        end = Math.Max(to, Math.Min(end, bounds.End));
        while (start < from && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > to && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    private static int StartOfSentence(string text, int from)
    {
        int furthest = Math.Max(0, from - Lead);
        for (int i = from - 1; i >= furthest; i--)
        {
            if (text[i] == '\n' || (text[i] is '.' or ';' or '!' or '?' or ':' && i + 1 < from && char.IsWhiteSpace(text[i + 1])))
            {
                return i + 1;
            }
        }

        if (furthest == 0)
        {
            return 0;
        }

        // No sentence starts near: a blank some words before the first mark.
        int blank = text.IndexOf(' ', from - Lead / 2, Lead / 2);
        return blank < 0 ? from : blank + 1;
    }

    private static int EndOfSentence(string text, int from, int limit)
    {
        int found = -1;
        for (int i = from; i < limit; i++)
        {
            if (text[i] == '\n')
            {
                return found > 0 ? Math.Max(found, i) : i;
            }

            if (text[i] is '.' or '!' or '?' && (i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1])))
            {
                found = i + 1;
            }
        }

        return found;
    }

    /// <summary>Back to the last blank before <paramref name="end"/>, so that no word and no surrogate pair is cut.</summary>
    private static int EndOfWord(string text, int end)
    {
        if (end >= text.Length)
        {
            return text.Length;
        }

        int blank = end;
        while (blank > end - 60 && blank > 0 && !char.IsWhiteSpace(text[blank]))
        {
            blank--;
        }

        if (blank > end - 60 && blank > 0)
        {
            return blank;
        }

        // A run without blanks is cut between characters.
        while (end < text.Length && (char.IsLowSurrogate(text[end]) || char.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark))
        {
            end++;
        }

        return end;
    }
}
