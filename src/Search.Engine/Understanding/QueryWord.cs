using Search.Analysis.Syllables;

namespace Search.Engine.Understanding;

/// <summary>A word of a query and how it is read. Its place in the list is its place in the run of words.</summary>
/// <param name="Folded">Its folded form.</param>
/// <param name="Typed">Its canonical exact form as typed.</param>
/// <param name="HasReadings">Whether marked readings can tell it from others; not so numbers and plain foreign words.</param>
/// <param name="IsMarked">Whether it was typed with any mark.</param>
/// <param name="Start">UTF-16 index in the text it came from.</param>
/// <param name="End">UTF-16 index after it.</param>
internal sealed record QueryWord(string Folded, string Typed, bool HasReadings, bool IsMarked, int Start, int End)
{
    /// <summary>The likeliest reading: <see cref="Typed"/>, or one with the marks that were left out.</summary>
    public string Read { get; init; } = Typed;

    /// <summary>How sure <see cref="Read"/> is, 0 to 1.</summary>
    public float Confidence { get; init; } = 1;

    /// <summary>The other readings it may have, where marks were left out and the likeliest one is not sure.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Words that were likely meant instead, where what was typed looks like a slip.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Other ways to say the stretch of words it stands in; each word of the stretch has them.</summary>
    public IReadOnlyList<Equivalent> Equivalents { get; init; } = [];

    /// <summary>What may have been meant instead, too unsure to be searched.</summary>
    public Correction? Offered { get; init; }

    /// <summary>Whether it was typed with a tone: the last character of a canonical exact form, where it has one.</summary>
    public bool HasTone { get; } = Typed[^1] is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';

    /// <summary>Its exact form where it bears marks, else null: it may stand for any reading.</summary>
    public string? Marks => IsMarked ? Typed : null;

    /// <summary>Its exact form as it is written.</summary>
    public string AsWritten => Syllable.Compose(Typed);

    /// <summary>
    /// Whether another word may be what it says: as typed, as it is read, or in a reading that is not out of the question. Nothing is known of
    /// how an abbreviation without its marks reads.
    /// </summary>
    public bool MayRead(QueryWord other) =>
        Folded == other.Folded
        && (Typed == other.Typed || Read == other.Typed || Others.Contains(other.Typed)
            || (!IsMarked && (!Syllable.IsPossible(Folded) || (IsRestored && Confidence < AccentRestorer.Sure))));

    /// <summary>Whether marks were left out in typing.</summary>
    public bool IsRestored => Read != Typed;
}

/// <summary>A word that was likely meant.</summary>
/// <param name="Folded">Its folded form.</param>
/// <param name="Exact">Its exact form.</param>
/// <param name="HasReadings">Whether marked readings can tell it from others.</param>
internal sealed record Correction(string Folded, string Exact, bool HasReadings);
