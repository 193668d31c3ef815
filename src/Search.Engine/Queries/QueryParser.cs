using Search.Analysis.Recognition;
using Search.Engine.Schema;

namespace Search.Engine.Queries;

/// <summary>
/// Reads the contract's query syntax: <c>"a phrase"</c>, <c>-without</c>, <c>a OR b</c>, <c>word*</c>, <c>field:value</c>. Flat, without nesting,
/// so that no text is deep; and without errors: what does not parse is plain words.
/// </summary>
internal sealed class QueryParser
{
    /// <summary>Beginnings cost more than words; those beyond are taken as words.</summary>
    private const int MostPrefixes = 6;

    /// <summary>Words of a symbol with what stands before it: <c>Nghị quyết liên tịch số 403 / 2017 / NQLT - …</c>.</summary>
    private const int MostWordsOfSymbol = 12;

    private readonly string text;
    private readonly Func<string, string, bool>? beginsValue;
    private readonly List<QueryClause> clauses = [];
    private int at;
    private bool joinNext;
    private int prefixes;

    private QueryParser(string text, Func<string, string, bool>? beginsValue) => (this.text, this.beginsValue) = (text, beginsValue);

    /// <param name="text">What was typed.</param>
    /// <param name="beginsValue">
    /// Whether words are the beginning of a known value of a field: then the words behind <c>field:</c> are taken together, else only the first.
    /// </param>
    public static QuerySyntax Parse(string text, Func<string, string, bool>? beginsValue = null)
    {
        var parser = new QueryParser(text, beginsValue);
        parser.Read();
        return new QuerySyntax(text, parser.clauses);
    }

    private void Read()
    {
        while (SkipBlanks())
        {
            if (IsOr())
            {
                joinNext = clauses.Count > 0 && !clauses[^1].Excluded;
                at += 2;
                continue;
            }

            bool excluded = IsMinus();
            at += excluded ? 1 : 0;
            Add(excluded, ReadOperand());
        }
    }

    private Operand ReadOperand()
    {
        string? field = null;
        if (QueryFields.Match(text, at) is { } named)
        {
            // A name with nothing behind it is a word like others.
            int value = named.After;
            while (value < text.Length && char.IsWhiteSpace(text[value]))
            {
                value++;
            }

            if (value < text.Length)
            {
                (field, at) = (named.Field, value);
            }
        }

        if (IsQuote(text[at]) && FindQuote(at + 1) is { } end)
        {
            var phrase = new Operand(OperandKind.Phrase, text[(at + 1)..end], field, at + 1);
            at = end + 1;
            return phrase;
        }

        int start = at;
        SkipWord();
        TakeSymbol(field, start);
        TakeWordsOfValue(field, start);
        string word = text[start..at];
        return word.Length > 1 && word[^1] == '*' && char.IsLetterOrDigit(word[^2]) && prefixes++ < MostPrefixes
            ? new Operand(OperandKind.Prefix, word[..^1], field, start)
            : new Operand(OperandKind.Words, word, field, start);
    }

    private void SkipWord()
    {
        at++;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !(IsQuote(text[at]) && FindQuote(at + 1) is not null))
        {
            at++;
        }
    }

    /// <summary>Goes on behind <c>field:</c> as long as the words together are the beginning of a known value.</summary>
    private void TakeWordsOfValue(string? field, int start)
    {
        for (int end = at; field is not null && beginsValue is not null && TakeWord(); end = at)
        {
            if (!beginsValue(field, text[start..at]))
            {
                at = end;
                return;
            }
        }
    }

    /// <summary>Goes on behind <c>symbol:</c> and <c>cites:</c> to the end of a symbol as people write it: its type in words and <c>số</c> before it, its parts apart.</summary>
    private void TakeSymbol(string? field, int start)
    {
        if (field is not (FieldNames.Symbol or FieldNames.Cites))
        {
            return;
        }

        int taken = at;
        for (int words = 1; words < MostWordsOfSymbol && GoesOn(start) && TakeWord(); words++)
        {
            taken = DocumentSymbol.Parse(text.AsSpan(start, at - start)) is null ? taken : at;
        }

        at = taken;
    }

    /// <summary>Whether a symbol begun at <paramref name="start"/> may have more words: before its number, and behind one that has no letters joined to it.</summary>
    private bool GoesOn(int start)
    {
        string begun = text[start..at];
        int number = begun.AsSpan().IndexOfAnyInRange('0', '9');
        return number < 0 || begun[^1] is '/' or '-' || text.AsSpan(at).TrimStart() is ['/' or '-', ..]
            || FirstWord(begun.AsSpan(number)).IndexOfAnyExceptInRange('-', '9') < 0;
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> words) => words.IndexOf(' ') is > 0 and var blank ? words[..blank] : words;

    /// <summary>Takes a word more; false where something else than a word follows.</summary>
    private bool TakeWord()
    {
        int end = at;
        if (!SkipBlanks() || IsOr() || IsMinus() || IsQuote(text[at]) || QueryFields.Match(text, at) is not null)
        {
            at = end;
            return false;
        }

        SkipWord();
        return true;
    }

    private void Add(bool excluded, Operand operand)
    {
        if (joinNext && !excluded)
        {
            clauses[^1] = clauses[^1] with { Alternatives = [.. clauses[^1].Alternatives, operand] };
        }
        else if (!excluded && operand is { Kind: OperandKind.Words, Field: null } && clauses is [.., { Excluded: false, Alternatives: [{ Kind: OperandKind.Words, Field: null } last] }]
            && !IsOrAhead())
        {
            // Plain words run on: what stands side by side in the query is looked for side by side.
            string run = text[last.Start..(operand.Start + operand.Text.Length)];
            clauses[^1] = new QueryClause(false, [last with { Text = run }]);
        }
        else
        {
            clauses.Add(new QueryClause(excluded, [operand]));
        }

        joinNext = false;
    }

    private bool IsOrAhead()
    {
        int kept = at;
        bool or = SkipBlanks() && IsOr();
        at = kept;
        return or;
    }

    private bool SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length;
    }

    private bool IsOr() =>
        at + 2 < text.Length && text[at] == 'O' && text[at + 1] == 'R' && char.IsWhiteSpace(text[at + 2]) && text.AsSpan(at + 2).Trim().Length > 0;

    /// <summary>A dash that touches what follows and nothing before; <c>kinh tế - xã hội</c> has none.</summary>
    private bool IsMinus() => text[at] is '-' or '\u2212' or '\u2013' && at + 1 < text.Length && (char.IsLetterOrDigit(text[at + 1]) || IsQuote(text[at + 1]));

    private static bool IsQuote(char c) => c is '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB';

    private int? FindQuote(int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (IsQuote(text[i]))
            {
                return i;
            }
        }

        return null;
    }
}
