namespace Search.Documents.Store.Postgres;

/// <summary>What a batch of writes comes to, decided in memory under the lock, so that it takes few round trips however long it is. Not thread safe.</summary>
/// <param name="sequence">The last sequence given out so far.</param>
/// <param name="found">What is stored under the ids of the batch, each with an entry.</param>
internal sealed class PostgresChanges(long sequence, IReadOnlyDictionary<string, PostgresChange> found)
{
    /// <summary>The last sequence given out.</summary>
    public long Sequence { get; private set; } = sequence;

    public int Added { get; private set; }

    public int Buried { get; private set; }

    public IEnumerable<PostgresChange> Documents => found.Values;

    /// <summary>Does a write, where it finds what it expects.</summary>
    /// <param name="put">The document made ready; null for a deletion.</param>
    public WriteResult Write(DocumentWrite write, PreparedPut? put)
    {
        PostgresChange document = found[write.Id];
        long current = document.Hash is null ? 0 : document.Sequence;
        return !write.Fits(current) ? new WriteResult(write.Id, current, WriteOutcome.Conflict)
            : put is not null ? Put(document, put)
            : Delete(document);
    }

    // Stores a document, unless it is there already as it is.
    private WriteResult Put(PostgresChange document, PreparedPut put)
    {
        WriteOutcome outcome = document.Hash is null ? WriteOutcome.Added : WriteOutcome.Replaced;
        if (document.Hash.AsSpan().SequenceEqual(put.Hash))
        {
            outcome = WriteOutcome.Unchanged;
        }
        else if (outcome == WriteOutcome.Replaced && put.File is { } from && !document.Holders.Contains(from))
        {
            return new WriteResult(put.Id, document.Sequence, WriteOutcome.Taken) { Holder = DocumentFile.First(document.Holders) };
        }
        else
        {
            document.Become(++Sequence, put);
            Added += outcome == WriteOutcome.Added ? 1 : 0;

            if (outcome == WriteOutcome.Replaced)
            {
                if (put.File is { } owner)
                {
                    document.TakeFromOthers(owner);
                }

                // Put by a client, a document is no longer the files': pruning them must not take it away.
                document.Unlink();
            }
        }

        if (put.File is { } file)
        {
            document.Link(file);
        }

        return new WriteResult(put.Id, document.Sequence, outcome);
    }

    // Deletes a document; a tombstone with a sequence stays, so that followers learn of it.
    private WriteResult Delete(PostgresChange document)
    {
        if (document.Hash is null)
        {
            return new WriteResult(document.Id, 0, WriteOutcome.Missing);
        }

        document.Become(++Sequence, null);
        document.Unlink();
        Buried++;
        return new WriteResult(document.Id, Sequence, WriteOutcome.Deleted);
    }
}

/// <summary>A document as it is stored, then as it is to be. Not thread safe.</summary>
internal sealed class PostgresChange(string id)
{
    public string Id => id;

    public long Sequence { get; set; }

    /// <summary>Null where there is none, or only a tombstone.</summary>
    public byte[]? Hash { get; set; }

    /// <summary>What is to be written, null where it is deleted.</summary>
    public PreparedPut? Body { get; private set; }

    public bool IsChanged { get; private set; }

    /// <summary>Whether the files that had it so far have it no longer.</summary>
    public bool IsUnlinked { get; private set; }

    /// <summary>Files that have it.</summary>
    public HashSet<DocumentFile> Holders { get; } = [];

    /// <summary>Files that were tied to it in the batch, and still are.</summary>
    public HashSet<DocumentFile> Links { get; } = [];

    /// <summary>Files that had it at any time in the batch: they are known, even where it did not stay theirs.</summary>
    public HashSet<DocumentFile> Files { get; } = [];

    /// <summary>Files that it was taken from, to be read again.</summary>
    public HashSet<DocumentFile> Unfinished { get; } = [];

    public void Become(long sequence, PreparedPut? body)
    {
        (Sequence, Body, Hash) = (sequence, body, body?.Hash);
        IsChanged = true;
    }

    public void Link(DocumentFile file)
    {
        Files.Add(file);
        Links.Add(file);
        Holders.Add(file);
    }

    public void Unlink()
    {
        IsUnlinked = true;
        Links.Clear();
        Holders.Clear();
    }

    /// <summary>Those who share it with its new owner are read again, and then told that they have it no longer.</summary>
    public void TakeFromOthers(DocumentFile owner) => Unfinished.UnionWith(Holders.Where(holder => holder != owner));
}
