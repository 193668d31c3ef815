using Search.Documents.Store;
using Search.Engine.Storage;

namespace Search.Engine;

/// <summary>Names an index among those that follow one store: every machine has its own. Kept in the folder of the index, whatever generation is in use.</summary>
public static class IndexIdentity
{
    /// <summary>The name of the index in a folder; it gets one where it has none.</summary>
    /// <exception cref="IOException">When the folder cannot be written.</exception>
    public static string Of(string indexPath)
    {
        string file = Path.Combine(Path.GetFullPath(indexPath), "identity");
        if (!File.Exists(file))
        {
            PrivateFile.CreateFolder(indexPath);
            DurableFile.WriteNew(file, Guid.NewGuid().ToString("N") + "\n");
        }

        return File.ReadAllText(file).Trim();
    }
}
