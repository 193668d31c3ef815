namespace Search.Analysis.Syllables;

/// <summary>How well a word in a document agrees with the word that was typed, best first.</summary>
public enum Agreement : byte
{
    /// <summary>The same letters, qualities and tone, wherever the tone mark was put.</summary>
    Exact = 1,

    /// <summary>The same but for i/y (<c>kỹ</c>, <c>kĩ</c>).</summary>
    Variant = 2,

    /// <summary>Every mark that was typed is there; others were left out (<c>cân</c> for <c>cần</c>).</summary>
    Compatible = 3,

    /// <summary>No marks on one side.</summary>
    Unmarked = 4,

    /// <summary>The letters agree, the marks do not (<c>nắm</c> for <c>năm</c>).</summary>
    Contradicted = 5,

    /// <summary>Different letters.</summary>
    None = 6,
}
