using Indexer.Configuration;
using Indexer.Ingestion;

namespace Indexer.Sources.Folders;

/// <summary>A folder whose files are taken in. Immutable.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Watch">Whether changes are taken in when they are seen, beside the schedule.</param>
/// <param name="Prune">Whether documents of files that are gone are deleted.</param>
internal sealed record FolderOptions(string Path, bool Watch, bool Prune) : SourceOptions
{
    public static FolderOptions Read(SettingSection settings)
    {
        const string Allowed = "a folder, absolute or relative as for Data:Path.";
        string path = settings.Required("path", Allowed);
        if (path.Contains('\0') || File.Exists(System.IO.Path.GetFullPath(path, InstallationRoot.Find())))
        {
            throw new SettingException(settings.Key("path"), path, Allowed);
        }

        return new FolderOptions(System.IO.Path.GetFullPath(path, InstallationRoot.Find()), settings.Flag("watch", true), settings.Flag("prune", true));
    }

    /// <summary>What is taken in.</summary>
    public IngestRequest Request => new([Path], Name, Prune);

    internal override ISource Open(SourceTools tools) => new FolderSource(Request);
}
