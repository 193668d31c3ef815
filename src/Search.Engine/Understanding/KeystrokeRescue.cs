using System.Text;
using Search.Analysis.Keystrokes;
using Search.Analysis.TokenStreams;
using Search.Engine.Queries;
using Search.Engine.Schema;
using Search.Engine.Searching;

namespace Search.Engine.Understanding;

/// <summary>
/// Reads words that arrived as raw keystrokes of an input method (<c>thanhf uyr</c>, <c>thanh2 uy3</c>) as the words they were meant to be,
/// where the caller's documents have those and hardly have what was typed.
/// </summary>
internal static class KeystrokeRescue
{
    /// <summary>A decoded word must be found in this many times more documents than the word as typed.</summary>
    private const int Advantage = 20;

    private static readonly (InputMethod Method, string Kind)[] Methods =
        [(InputMethod.Telex, "telex"), (InputMethod.Vni, "vni"), (InputMethod.Viqr, "viqr")];

    /// <summary>The query with its plain words rescued; adds a rewrite for each stretch of them.</summary>
    public static string Rescue(QuerySyntax syntax, Vocabulary vocabulary, List<Rewrite> rewrites)
    {
        foreach ((InputMethod method, string kind) in Methods)
        {
            if (Rescue(syntax, vocabulary, method) is { } rescued)
            {
                rewrites.Add(new Rewrite(kind, syntax.Text, rescued));
                return rescued;
            }
        }

        return syntax.Text;
    }

    private static string? Rescue(QuerySyntax syntax, Vocabulary vocabulary, InputMethod method)
    {
        var rescued = new StringBuilder();
        int at = 0;
        bool any = false;
        foreach (Operand operand in syntax.Clauses.SelectMany(c => c.Alternatives).OrderBy(o => o.Start))
        {
            foreach (Range range in operand.Text.AsSpan().Split(' '))
            {
                (int offset, int length) = range.GetOffsetAndLength(operand.Text.Length);
                string word = operand.Text.Substring(offset, length);
                if (length > 1 && KeystrokeDecoder.Decode(word, method) is { } decoded && IsMeant(word, decoded, vocabulary))
                {
                    rescued.Append(syntax.Text, at, operand.Start + offset - at).Append(decoded);
                    at = operand.Start + offset + length;
                    any = true;
                }
            }
        }

        return any ? rescued.Append(syntax.Text, at, syntax.Text.Length - at).ToString() : null;
    }

    private static bool IsMeant(string typed, string decoded, Vocabulary vocabulary)
    {
        WordRun typedRun = WordRun.Of(typed);
        WordRun decodedRun = WordRun.Of(decoded);
        if (decodedRun.Words is not [{ } word] || typedRun.Words.Count == 0 || typedRun.Words.Any(w => w.IsMarked))
        {
            return false;
        }

        // The digits of VNI part from the letters, so what was typed is as rare as its rarest part beside a digit: it is no word at all.
        int asTyped = typedRun.Words is [{ } single] ? vocabulary.DocumentFrequency(FieldNames.Text, single.Folded) : 0;
        int asMeant = vocabulary.DocumentFrequency(FieldNames.Text, TermForms.Exact(word.Folded, word.Typed));
        return asMeant > asTyped * Advantage;
    }
}
