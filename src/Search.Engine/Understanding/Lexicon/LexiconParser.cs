namespace Search.Engine.Understanding;

/// <summary>Reads the lines of a <see cref="Lexicon"/>. Whatever the text, it is read or refused with the line's number.</summary>
internal static class LexiconParser
{
    /// <summary>More words than a name has; a longer form is a mistake in the list.</summary>
    private const int MostWords = 12;

    /// <summary>More forms than one thing has; a longer line is a list of something else.</summary>
    private const int MostForms = 16;

    /// <summary>Pairs of forms of a whole list, which bounds the memory it takes.</summary>
    private const int MostEntries = 100_000;

    private const int LongestQuoted = 60;

    private static readonly string Wanted =
        $"two or more forms of 1 to {MostWords} words are wanted, at most {MostForms}, parted by '=' (the same), '=>' (who asks for the left also finds the right) or '~' (near), only one of the three.";

    /// <param name="text">The lines, in any Unicode form and with any line ends.</param>
    /// <param name="isOwn">Whether an operator wrote them: then a line with an abbreviation in it is one of abbreviations, another one of synonyms.</param>
    /// <param name="kind">What the rewrites of a list that comes with the program are called.</param>
    /// <param name="statements">How many lines say something.</param>
    /// <exception cref="FormatException">At the first line that says nothing that can be used.</exception>
    public static List<LexiconEntry> Parse(string text, bool isOwn, string kind, out int statements)
    {
        var parsed = new List<LexiconEntry>();
        var known = new HashSet<(string, string, bool)>();
        statements = 0;
        int number = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            string line = WithoutComment(raw).Trim('\uFEFF').Trim().ToString();
            if (line.Length == 0)
            {
                continue;
            }

            statements++;

            // What is said twice counts once.
            parsed.AddRange(EntriesOf(line, number, isOwn, kind).Where(e => known.Add((Key(e.Form), Key(e.Other), e.IsLinked))));
            if (parsed.Count > MostEntries)
            {
                throw Fault(number, line, $"the list is too long: up to here it has more than {MostEntries} pairs of forms.");
            }
        }

        return parsed;
    }

    /// <summary>A <c>#</c> begins a comment at the start of a line or behind a blank, so that <c>VC#</c> may be a form.</summary>
    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1]) || line[i - 1] == '\uFEFF'))
            {
                return line[..i];
            }
        }

        return line;
    }

    private static IEnumerable<LexiconEntry> EntriesOf(string line, int number, bool isOwn, string kind)
    {
        bool linked = line.Contains('~', StringComparison.Ordinal);
        string[] sides = linked ? [line] : line.Split("=>");
        string[][] written = [.. sides.Select(side => side.Split(linked ? '~' : '=', StringSplitOptions.TrimEntries))];
        if (sides.Length > 2 || written.Sum(forms => forms.Length) is < 2 or > MostForms || (linked && line.Contains('=', StringComparison.Ordinal)))
        {
            throw Fault(number, line, Wanted);
        }

        LexiconForm[][] forms = [.. written.Select(side => side.Select(f => new LexiconForm(f, WordRun.Of(f).Words)).ToArray())];
        LexiconForm[] all = [.. forms.SelectMany(f => f)];
        if (all.Any(f => f.Words.Count is 0 or > MostWords))
        {
            throw Fault(number, line, Wanted);
        }

        string called = !isOwn ? kind : all.Any(f => f.IsAbbreviation) && all.Any(f => !f.IsAbbreviation) ? LexiconEntry.Abbreviation : LexiconEntry.Synonym;
        return
            from form in forms[0]
            from other in forms[^1]
            where (!other.IsDoubtful || other.IsLetter) && Key(form) != Key(other)
            select new LexiconEntry(form, other, called, linked);
    }

    private static string Key(LexiconForm form) => string.Join(' ', form.Words.Select(w => w.Typed));

    private static FormatException Fault(int number, string line, string reason) =>
        new($"line {number}, '{(line.Length > LongestQuoted ? line[..LongestQuoted] + "…" : line)}': {reason}");
}
