using CsCheck;

namespace Search.Engine.Tests;

internal static class Pick
{
    /// <summary>One of some texts, each as likely.</summary>
    public static Gen<string> From(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
