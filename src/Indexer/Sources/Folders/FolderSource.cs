using System.Runtime.CompilerServices;
using Indexer.Ingestion;

namespace Indexer.Sources.Folders;

/// <summary>Files and folders on this machine's disks.</summary>
internal sealed class FolderSource(IngestRequest request) : ISource
{
    public IReadOnlyList<string> Origins { get; } = [.. request.Paths.Select(request.OriginOf).Distinct()];

    public string? Name => request.Source;

    /// <exception cref="IOException">When a folder cannot be listed.</exception>
    public async IAsyncEnumerable<SourceItem> VisitAsync(SourceVisit visit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        if (request.Paths.FirstOrDefault(path => !Path.Exists(Path.GetFullPath(path)) && !FileSystemWalk.IsLink(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))) is { } missing)
        {
            throw new DirectoryNotFoundException($"There is no folder '{missing}', or it may not be looked at. Make or mount it, or name another in the setting 'path' of the source.");
        }

        List<SourceFile> files = [.. FileSystemWalk.Files(request)];
        visit.Expect(files.Count, files.Where(file => !file.IsLink).Sum(file => new FileItem(file, isGiven: false).Length));
        var given = request.Paths.Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<(string Origin, string Path)>();
        foreach (SourceFile file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            bool isGiven = given.Contains(file.FullPath);
            if (file.IsLink)
            {
                PassOver(visit, file, isGiven);
            }
            else if (seen.Add((file.Origin, file.RelativePath)))
            {
                yield return new FileItem(file, isGiven);
            }
            else
            {
                // Given twice, or two folders of one name: the second would overwrite the first each time.
                visit.Refuse(Refusal.Of(file.FullPath, null, file.Id, new("duplicate-path", "", "Another file of this source has the same relative path.", "Name the sources apart with --source.")));
            }
        }

        // Folders only: a file that was given by itself says nothing of its neighbours, and a link that was given hides what its source holds.
        if (request.Prune)
        {
            IEnumerable<string> linked = request.Paths.Where(path => FileSystemWalk.IsLink(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))).Select(request.OriginOf);
            foreach (string origin in request.Paths.Where(Directory.Exists).Select(request.OriginOf).Distinct().Except(linked))
            {
                visit.SayComplete(origin);
            }
        }
    }

    // Named by the operator it was meant to be read: then not reading it is a refusal.
    private static void PassOver(SourceVisit visit, SourceFile link, bool isGiven)
    {
        const string Reason = "A symbolic link, which is not followed.", Remedy = "Give the path it leads to, or put the file itself in its place.";
        if (isGiven)
        {
            visit.Refuse(Refusal.Of(link.FullPath, null, link.Id, new("symbolic-link", "", Reason, Remedy)));
        }
        else
        {
            visit.PassOver(new Remark(link.FullPath, null, null, "symbolic-link", $"{Reason} {Remedy}"));
        }
    }
}
