namespace Indexer.Configuration;

/// <summary>The name that was probably meant by one that is none.</summary>
internal static class NearName
{
    private const int ShortName = 4;

    /// <summary>What is allowed where only some names are, with the one that was probably meant.</summary>
    public static string Allowed(string given, IReadOnlyCollection<string> names) =>
        $"here only {string.Join(", ", names.Order(StringComparer.Ordinal))}.{(Of(given, names) is { } near ? $" Did you mean {near}?" : "")}";

    /// <summary>The nearest name, in any case of letters, that is at most two slips away, of a name of up to four letters one; null where none is.</summary>
    public static string? Of(string given, IEnumerable<string> names) => names
        .Select(name => (Name: name, Slips: Slips(given.ToLowerInvariant(), name.ToLowerInvariant())))
        .Where(near => near.Slips <= (near.Name.Length <= ShortName ? 1 : 2))
        .OrderBy(near => near.Slips)
        .Select(near => near.Name)
        .FirstOrDefault();

    /// <summary>How many letters are missing, too many, wrong, or changed with their neighbour (optimal string alignment).</summary>
    private static int Slips(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
        {
            return int.MaxValue;
        }

        int[,] slips = new int[one.Length + 1, other.Length + 1];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                slips[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1, slips[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
                }
            }
        }

        return slips[one.Length, other.Length];
    }
}
