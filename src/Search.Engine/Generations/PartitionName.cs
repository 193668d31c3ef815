using System.Security.Cryptography;
using System.Text;
using Search.Documents;

namespace Search.Engine.Generations;

/// <summary>Documents of one audience set form one partition: an index of their own, so that nothing computed over it tells of others.</summary>
internal static class PartitionName
{
    public const string Prefix = "p-";

    /// <summary>The partition of what is for everyone. Every generation has it, and it is committed last.</summary>
    public static string Leading { get; } = Of([AudienceName.Public]);

    /// <summary>A folder name for an audience set, whatever its order and characters.</summary>
    public static string Of(IReadOnlyList<string> audience) =>
        Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(audience))).AsSpan(0, 6));

    /// <summary>The set as one string, members sorted, a line each; what a partition's commit data says of itself.</summary>
    public static string Canonical(IReadOnlyList<string> audience) =>
        string.Join('\n', audience.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Whether a caller who belongs to <paramref name="audiences"/> may read the partition.</summary>
    public static bool IsReadable(string canonical, IReadOnlySet<string> audiences) => canonical.Split('\n').Any(audiences.Contains);
}
