namespace Search.Engine.Storage;

/// <summary>Small files that are there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Makes a file where there is none; where another process is quicker, its file stays.</summary>
    public static void WriteNew(string path, string content)
    {
        string own = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(own, content);
        try
        {
            File.Move(own, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(own);
        }
    }
}
