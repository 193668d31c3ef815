namespace Search.Analysis.Keystrokes;

/// <summary>An input method whose raw keys can arrive as text.</summary>
public enum InputMethod { Telex, Vni, Viqr }

/// <summary>Reads raw keystrokes of an input method as the Vietnamese they were meant to be. Thread safe: no state.</summary>
public static class KeystrokeDecoder
{
    /// <summary>
    /// Decodes one typed word (no white space). Null where the keys bear no tone or quality key of the method, or where what they
    /// give is not a well-formed syllable; then the word is better searched as it stands.
    /// </summary>
    /// <returns>The composed word in NFC with the case of the input.</returns>
    public static string? Decode(ReadOnlySpan<char> word, InputMethod method) => throw new NotImplementedException();
}
