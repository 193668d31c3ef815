using System.Text;
using Search.Analysis.Text;

namespace Search.Engine.Schema;

/// <summary>What filter values are compared by: words without accents, case and punctuation.</summary>
internal static class ValueKey
{
    [ThreadStatic]
    private static TokenBuffer? buffer;

    /// <summary>E.g. <c>thanh uy can tho</c> for <c>Thành uỷ Cần Thơ</c>. Never contains control characters.</summary>
    public static string Of(string value)
    {
        TokenBuffer tokens = buffer ??= new TokenBuffer();
        Tokenizer.Tokenize(value, tokens);
        var key = new StringBuilder(value.Length);
        for (int i = 0; i < tokens.Count; i++)
        {
            key.Append(i == 0 ? "" : " ").Append(tokens.Folded(i));
        }

        return key.ToString();
    }
}
