namespace CrashSuite.PowerCuts;

/// <summary>Something on a disk of which a part is durable.</summary>
internal abstract class Node
{
    public abstract void Restore(string path, Loss loss);
}

/// <summary>A folder: which names it has now, and which it has for certain.</summary>
internal sealed class FolderNode : Node
{
    private readonly Dictionary<string, Node> durable = new(StringComparer.Ordinal);
    private readonly List<Naming> unsynced = [];

    public Dictionary<string, Node> Now { get; } = new(StringComparer.Ordinal);

    public void Change(Naming change)
    {
        change.Apply(Now);
        unsynced.Add(change);
    }

    public void Sync()
    {
        unsynced.ForEach(change => change.Apply(durable));
        unsynced.Clear();
    }

    public override void Restore(string path, Loss loss)
    {
        Directory.CreateDirectory(path);
        var left = new Dictionary<string, Node>(durable, StringComparer.Ordinal);
        foreach (Naming change in loss.Survivors(unsynced))
        {
            change.Apply(left);
        }

        foreach ((string name, Node node) in left)
        {
            node.Restore(Path.Combine(path, name), loss);
        }
    }
}

/// <summary>A name that goes, one that comes, or a name that becomes another, which is one change.</summary>
internal sealed record Naming(string? Gone, string? Come, Node? Node)
{
    public void Apply(Dictionary<string, Node> names)
    {
        if (Gone is not null)
        {
            names.Remove(Gone);
        }

        if (Come is not null)
        {
            names[Come] = Node!;
        }
    }
}

/// <summary>A file: what it holds for certain, and what was written since.</summary>
internal sealed class FileNode : Node
{
    private readonly List<Change> unsynced = [];
    private byte[] durable = [];

    public void Change(Change change) => unsynced.Add(change);

    public void Sync()
    {
        durable = Apply(unsynced);
        unsynced.Clear();
    }

    public override void Restore(string path, Loss loss) => File.WriteAllBytes(path, Apply(loss.Torn(loss.Survivors(unsynced))));

    private byte[] Apply(IEnumerable<Change> changes)
    {
        using var content = new MemoryStream();
        content.Write(durable);
        foreach (Change change in changes)
        {
            if (change.Bytes is null)
            {
                content.SetLength(change.Offset);
            }
            else
            {
                // What lies between the end and the offset reads as zeros, as on a disk.
                content.Position = change.Offset;
                content.Write(change.Bytes);
            }
        }

        return content.ToArray();
    }
}

/// <summary>Bytes written at an offset, or, without bytes, the length cut or grown to it.</summary>
internal sealed record Change(long Offset, byte[]? Bytes);
