namespace Search.Analysis.Keystrokes;

/// <summary>An input method whose raw keys can arrive as text.</summary>
public enum InputMethod
{
    /// <summary><c>thanhf uyr</c></summary>
    Telex,

    /// <summary><c>thanh2 uy3</c></summary>
    Vni,

    /// <summary><c>tha`nh u?y</c></summary>
    Viqr,
}
