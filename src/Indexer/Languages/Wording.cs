namespace Indexer.Languages;

/// <summary>The languages the programs speak to people.</summary>
public enum Language { Vietnamese, English }

/// <summary>One sentence in both languages.</summary>
/// <param name="Vietnamese">What a reader of Vietnamese sees.</param>
/// <param name="English">What everyone else sees.</param>
public readonly record struct Wording(string Vietnamese, string English)
{
    /// <summary>The sentence in the language asked for.</summary>
    public string In(Language language) => language == Language.English ? English : Vietnamese;
}
