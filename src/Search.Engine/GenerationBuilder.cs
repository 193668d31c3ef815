using Search.Documents.Store;
using Search.Engine.Generations;
using Search.Engine.Storage;

namespace Search.Engine;

/// <summary>
/// A generation that is being built beside the one in use, by a thread that leaves the processor to searches. Nobody reads it before
/// <see cref="IndexApplier.Adopt"/>; disposed before that, it is gone. One call at a time.
/// </summary>
public sealed class GenerationBuilder : IDisposable
{
    private readonly IndexFolder folder;
    private readonly QuietThread thread = new("generation builder");
    private GenerationWriter writer;
    private bool adopted;

    internal GenerationBuilder(IndexFolder folder)
    {
        this.folder = folder;
        Name = folder.Create(complete: false);
        try
        {
            writer = GenerationWriter.Open(folder, Name, quiet: true);
        }
        catch
        {
            thread.Dispose();
            folder.Remove([Name]);
            throw;
        }
    }

    /// <summary>The name of the generation.</summary>
    public string Name { get; }

    /// <summary>The last sequence applied.</summary>
    public long Sequence => writer.Sequence;

    /// <summary>Documents in it, as of the last commit.</summary>
    public long Count => writer.Count;

    /// <summary>Applies changes in order of sequence, each document at most once in a batch.</summary>
    public Task ApplyAsync(IReadOnlyList<DocumentChange> changes, CancellationToken cancellation) =>
        changes.Count == 0 ? Task.CompletedTask : thread.RunAsync(() => writer.Apply(changes, threads: 1, cancellation));

    /// <summary>Documents that it could not take.</summary>
    public IReadOnlyCollection<SetAsideDocument> SetAside => writer.SetAside;

    /// <summary>Goes on without a document, as if it were deleted, and remembers that.</summary>
    public Task SkipAsync(DocumentChange change, SetAsideDocument reason) => thread.RunAsync(() => writer.Skip(change, reason));

    /// <summary>Goes back to the last commit after a failure, with a new writer: the library's does not get over every one.</summary>
    public Task RevertAsync() => thread.RunAsync(() =>
    {
        writer.Dispose();
        writer = GenerationWriter.Open(folder, Name, quiet: true);
    });

    /// <summary>Makes what was applied durable.</summary>
    public Task CommitAsync() => thread.RunAsync(writer.Commit);

    /// <summary>Checks what was committed: every file, and that <paramref name="samples"/> can be found.</summary>
    /// <param name="samples">Some documents as they were applied.</param>
    /// <exception cref="GenerationCheckException">With what is wrong.</exception>
    public Task CheckAsync(IReadOnlyList<DocumentChange> samples, CancellationToken cancellation) =>
        thread.RunAsync(() => GenerationCheck.Run(folder, Name, samples, cancellation));

    public void Dispose()
    {
        thread.Dispose();
        if (!adopted)
        {
            try
            {
                writer.Dispose();
            }
            finally
            {
                folder.Remove([Name]);
            }
        }
    }

    /// <summary>Completes it and hands its writer over.</summary>
    internal GenerationWriter HandOver()
    {
        folder.Complete(Name);
        folder.SetCurrent(Name);
        adopted = true;
        writer.Louden();
        return writer;
    }
}
