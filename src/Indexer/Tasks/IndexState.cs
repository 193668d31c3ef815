using System.Globalization;
using Search.Engine;

namespace Indexer.Tasks;

/// <summary>What the index is at, in a word or two.</summary>
/// <param name="Name"><c>ok</c>, <c>catching up</c>, <c>reindexing</c> or <c>rebuilding</c>.</param>
/// <param name="Problem">What is wrong with it; null while nothing is.</param>
public sealed record IndexState(string Name, string? Problem)
{
    /// <summary>All that it may be at.</summary>
    public static readonly IReadOnlyList<string> Names = ["ok", "catching up", "reindexing", "rebuilding"];

    private const int MostNamed = 10;

    /// <summary>Looks at an index that is open for reading.</summary>
    /// <param name="stored">The store's last sequence.</param>
    /// <param name="tasks">All tasks of the installation.</param>
    public static IndexState Of(SearchIndex index, long stored, IReadOnlyList<ServiceTask> tasks, string indexPath)
    {
        bool building = tasks.Any(task => !task.IsFinished && task.Kind == ServiceTask.ReindexKind) && Directory.Exists(indexPath)
            && IndexIdentity.Of(indexPath) is var identity && tasks.Any(task => !task.IsFinished && task.Index == identity);
        string name = index.Defect is not null ? "rebuilding" : building ? "reindexing" : index.Sequence < stored ? "catching up" : "ok";
        return new IndexState(name, index.Defect?.Reason ?? Told(index.SetAside));
    }

    private static string? Told(IReadOnlyList<SetAsideDocument> setAside) => setAside.Count == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{setAside.Count} stored documents cannot be indexed and are not found: {string.Join("; ", setAside.Take(MostNamed).Select(document => $"'{document.Id}' ({document.Reason})"))}{(setAside.Count > MostNamed ? "; …" : "")}. Each is tried again when it is written again or the index is built anew.");
}
