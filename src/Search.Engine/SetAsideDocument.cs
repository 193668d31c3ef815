namespace Search.Engine;

/// <summary>A document that an index could not take. It is in the store, and tried again when it is written again or another generation is built.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">What the attempt failed at, on one line.</param>
public sealed record SetAsideDocument(string Id, string Reason)
{
    private const int LongestReason = 200;

    /// <summary>Names a document that was just tried.</summary>
    public static SetAsideDocument Of(string id, Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        string reason = $"{fault.GetType().Name}: {fault.Message}".ReplaceLineEndings(" ").Replace('\t', ' ');
        return new(id, reason.Length <= LongestReason ? reason : reason[..LongestReason]);
    }

    // Ids hold no control characters.
    internal static SetAsideDocument Parse(string line) =>
        line.IndexOf('\t', StringComparison.Ordinal) is var tab and >= 0 ? new(line[..tab], line[(tab + 1)..]) : new(line, "");
}
