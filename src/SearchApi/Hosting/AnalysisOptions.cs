using Indexer.Configuration;
using Search.Engine.Understanding;

namespace SearchApi.Hosting;

/// <summary>How queries are understood. Immutable.</summary>
/// <param name="SynonymsPath">An operator's own list, absolute; null, the default, for none.</param>
/// <param name="Lexicon">The words that mean the same, as they were at the start.</param>
public sealed record AnalysisOptions(string? SynonymsPath, Lexicon Lexicon)
{
    /// <summary>The setting's key.</summary>
    public const string SynonymsKey = "Analysis:Synonyms";

    private const string Allowed = "a UTF-8 file with lines like 'PGDĐT = phòng giáo dục và đào tạo'; empty for none.";

    /// <summary>Reads <c>Analysis</c>, and the file that it names.</summary>
    /// <exception cref="SettingException">When there is no such file, or a line of it cannot be used.</exception>
    public static AnalysisOptions Read(IConfiguration configuration)
    {
        string? path = configuration[SynonymsKey];
        if (string.IsNullOrWhiteSpace(path))
        {
            return new AnalysisOptions(null, Lexicon.BuiltIn);
        }

        if (path.Contains('\0'))
        {
            throw new SettingException(SynonymsKey, path, Allowed);
        }

        string full = Path.GetFullPath(path, InstallationRoot.Find());
        try
        {
            return new AnalysisOptions(full, SynonymFile.Read(full));
        }
        catch (InvalidDataException fault)
        {
            throw new SettingException(SynonymsKey, path, $"{Allowed} {fault.Message}");
        }
    }
}
