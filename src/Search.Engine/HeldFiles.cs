using Search.Engine.Generations;

namespace Search.Engine;

/// <summary>The files of an index as of one commit, held open: they can be copied at leisure while the index is written on.</summary>
public sealed class HeldFiles : IDisposable
{
    private const int MostAttempts = 20;

    private HeldFiles(string generation, long sequence, IReadOnlyList<HeldFile> files)
    {
        Generation = generation;
        Sequence = sequence;
        Files = files;
    }

    public string Generation { get; }

    /// <summary>The store's sequence up to which these files have everything.</summary>
    public long Sequence { get; }

    public IReadOnlyList<HeldFile> Files { get; }

    /// <summary>Holds the newest commit; null where there is no index.</summary>
    /// <exception cref="IndexDamagedException">When it cannot be opened.</exception>
    public static HeldFiles? Open(string path)
    {
        var folder = new IndexFolder(path);
        for (int attempt = 1; ; attempt++)
        {
            if (CurrentGeneration.Open(folder) is not { } opened)
            {
                return null;
            }

            var files = new List<HeldFile>();
            try
            {
                foreach (PartitionReader partition in opened.Partitions)
                {
                    string place = folder.Partition(opened.Generation, partition.Name).FullName;
                    foreach (string name in partition.Reader.IndexCommit.FileNames)
                    {
                        var content = new FileStream(Path.Combine(place, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                        files.Add(new HeldFile($"{opened.Generation}/{partition.Name}/{name}", content));
                    }
                }

                return new HeldFiles(opened.Generation, CommitStamp.SequenceOf([.. opened.Partitions.Select(p => p.Stamp)]), files);
            }
            catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException && attempt < MostAttempts)
            {
                // The next commit has removed a file of this one.
                files.ForEach(file => file.Content.Dispose());
            }
            catch
            {
                files.ForEach(file => file.Content.Dispose());
                throw;
            }
            finally
            {
                opened.Partitions.ForEach(p => p.Release());
            }
        }
    }

    public void Dispose()
    {
        foreach (HeldFile file in Files)
        {
            file.Content.Dispose();
        }
    }
}

/// <summary>A file of an index.</summary>
/// <param name="Path">Below the folder of the index, parts separated by <c>/</c>.</param>
public sealed record HeldFile(string Path, FileStream Content);
