namespace Search.Documents;

/// <summary>A part of a text that stands beside what it says.</summary>
/// <param name="Start">UTF-16 index of its first character in <see cref="Document.Text"/>.</param>
/// <param name="End">UTF-16 index after its last.</param>
public readonly record struct Aside(int Start, int End);

/// <summary>
/// Finds the asides of a document: whom it was sent to, what stands below its pictures and who took them, buttons of its page. By what was read out of
/// its text, so a list that was supplied has none. Thread safe: no state.
/// </summary>
public static class DocumentAsides
{
    private static readonly string[] Kinds = ["recipients[", "attributes.captions[", "attributes.credits[", "attributes.boilerplate["];

    // A recipient of several lines beside a signature spans it, and who signed is no aside.
    private static readonly string[] Kept = ["signer", "signerTitle", "attributes.authority"];

    // "Nơi nhận:", "Kính gửi:", "Ảnh:", "Tin, ảnh:" before what they name.
    private const int LongestLabel = 24;

    /// <summary>The asides in the order of the text, apart from each other by at least one word.</summary>
    public static IReadOnlyList<Aside> Of(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<Aside> read = [.. Spans(document, name => Kinds.Any(kind => name.StartsWith(kind, StringComparison.Ordinal))).OrderBy(a => a.Start).ThenBy(a => a.End)];
        if (read.Count == 0)
        {
            return [];
        }

        var asides = new List<Aside>();
        foreach (Aside span in read)
        {
            Aside next = span with { Start = StartOfLabel(document.Text, asides.Count > 0 ? asides[^1].End : 0, span.Start) };
            if (asides.Count > 0 && (next.Start <= asides[^1].End || !HasWords(document.Text.AsSpan(asides[^1].End..next.Start))))
            {
                asides[^1] = asides[^1] with { End = Math.Max(asides[^1].End, next.End) };
            }
            else
            {
                asides.Add(next);
            }
        }

        foreach (Aside kept in Spans(document, name => Kept.Contains(name)))
        {
            asides = [.. asides.SelectMany(aside => Without(aside, kept))];
        }

        return asides;
    }

    private static IEnumerable<Aside> Spans(Document document, Func<string, bool> isWanted) =>
        from read in document.Extracted
        where read.Value.In is null && isWanted(read.Key)
        let start = Math.Clamp(read.Value.Start, 0, document.Text.Length)
        let end = Math.Clamp(read.Value.End, start, document.Text.Length)
        where start < end
        select new Aside(start, end);

    private static IEnumerable<Aside> Without(Aside aside, Aside kept) =>
        new[] { aside with { End = Math.Min(aside.End, kept.Start) }, aside with { Start = Math.Max(aside.Start, kept.End) } }.Where(part => part.Start < part.End);

    /// <summary>Where a short label in front of an aside begins, on its line or the one before; the aside's own start where there is none.</summary>
    private static int StartOfLabel(string text, int after, int start)
    {
        int colon = start - 1;
        while (colon > after && (char.IsWhiteSpace(text[colon]) || text[colon] is '-' or '–' or '+' or '*' or '_'))
        {
            colon--;
        }

        if (colon <= after || text[colon] != ':')
        {
            return start;
        }

        int label = Math.Max(after, text.AsSpan(0, colon).LastIndexOfAny('\n', '\r') + 1);
        return colon - label <= LongestLabel ? label : start;
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (char unit in text)
        {
            if (char.IsLetterOrDigit(unit))
            {
                return true;
            }
        }

        return false;
    }
}
