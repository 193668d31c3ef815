using System.Collections.Frozen;

namespace SearchApi.Hosting;

/// <summary>What a caller may read.</summary>
public static class Caller
{
    private static readonly FrozenSet<string> Anonymous = FrozenSet.ToFrozenSet(["public"]);

    /// <summary>The audiences the caller belongs to. Without a key everyone is <c>public</c>.</summary>
    public static IReadOnlySet<string> Audiences(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Anonymous;
    }
}
