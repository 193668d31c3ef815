namespace Search.Engine.Generations;

/// <summary>Opens the generation in use while others may put another in its place.</summary>
internal static class CurrentGeneration
{
    private const int MostAttempts = 10;

    /// <summary>Its partitions, whole; null where there is none.</summary>
    /// <exception cref="IndexDamagedException">When it cannot be opened.</exception>
    /// <exception cref="IndexMismatchException">When it is in a format that this program does not read.</exception>
    public static (string Generation, List<PartitionReader> Partitions)? Open(IndexFolder folder)
    {
        for (int attempt = 1; ; attempt++)
        {
            string? generation = folder.Current;
            if (generation is null)
            {
                return null;
            }

            try
            {
                List<PartitionReader> partitions = folder.Has(generation)
                    ? PartitionReader.OpenAll(folder, generation)
                    : throw new IndexDamagedException($"The index in '{folder.Path}' names '{generation}' as the generation in use, which is not there.");
                if (folder.Current == generation)
                {
                    return (generation, partitions);
                }

                // It may have been removed under our eyes, partition by partition.
                partitions.ForEach(p => p.Release());
            }
            catch (Exception fault) when (IndexDamage.IsWhileOpening(fault))
            {
                if (attempt == MostAttempts)
                {
                    throw IndexDamage.Told(fault, folder.Path);
                }
            }
        }
    }
}
