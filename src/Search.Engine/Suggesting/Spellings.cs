namespace Search.Engine.Suggesting;

/// <summary>Chooses how a phrase is shown out of how documents write it: the same whatever order they come in. For one phrase, not thread safe.</summary>
internal sealed class Spellings(bool isEnd)
{
    private readonly List<WrittenPhrase> written = [];

    /// <summary>Whether all were written alike, and readably.</summary>
    public bool AreClear => written.Count > 0 && written.All(other => Shown(other) == Shown(written[0])) && IsReadable(Shown(written[0]));

    public void Add(WrittenPhrase phrase) => written.Add(phrase);

    /// <summary>The best: a whole value says more than a beginning, capitals are how nobody types; then what most write. Null where none was added.</summary>
    public WrittenPhrase? Best() => written
        .GroupBy(phrase => (Rank: Rank(phrase), Text: Shown(phrase)))
        .OrderByDescending(group => group.Key.Rank).ThenByDescending(group => group.Count()).ThenBy(group => group.Key.Text, StringComparer.Ordinal)
        .Select(group => group.OrderBy(phrase => phrase.Kind).ThenBy(phrase => phrase.Text, StringComparer.Ordinal).First())
        .FirstOrDefault();

    /// <summary>Whether a text is not all in capitals.</summary>
    public static bool IsReadable(string text) => text.Any(char.IsLower) || !text.Any(char.IsUpper);

    private static string Shown(WrittenPhrase phrase) => phrase.Text[..phrase.End];

    private int Rank(WrittenPhrase phrase) =>
        (phrase.IsWhole || (isEnd && phrase.Kind != PhraseKind.Title) ? 2 : 0) + (phrase.Kind == PhraseKind.Symbol || IsReadable(Shown(phrase)) ? 1 : 0);
}
