using Microsoft.Data.Sqlite;

namespace Search.Documents.Store.Sqlite;

/// <summary>What is remembered of files, and which documents came from which. Used inside the writer's transactions.</summary>
internal sealed class SqliteFiles
{
    private readonly SqliteWriter writer;
    private readonly SqliteCommand find;
    private readonly SqliteCommand add;
    private readonly SqliteCommand stamp;
    private readonly SqliteCommand remove;
    private readonly SqliteCommand link;
    private readonly SqliteCommand unlink;
    private readonly SqliteCommand documents;
    private readonly SqliteCommand isLinked;
    private readonly SqliteCommand holders;
    private readonly Dictionary<(string Origin, string Path), long> keys = [];

    public SqliteFiles(SqliteWriter writer)
    {
        this.writer = writer;
        find = writer.Prepare("SELECT key FROM files WHERE origin = $origin AND path = $path", "$origin", "$path");
        add = writer.Prepare("INSERT INTO files (origin, path) VALUES ($origin, $path) RETURNING key", "$origin", "$path");
        stamp = writer.Prepare("UPDATE files SET length = $length, modified = $modified, hash = $hash WHERE key = $key", "$length", "$modified", "$hash", "$key");
        remove = writer.Prepare("DELETE FROM files WHERE key = $key", "$key");
        link = writer.Prepare("INSERT OR IGNORE INTO document_files (file, document) VALUES ($file, $document)", "$file", "$document");
        unlink = writer.Prepare("DELETE FROM document_files WHERE file = $file AND document = $document", "$file", "$document");
        documents = writer.Prepare("SELECT l.document, d.id FROM document_files l JOIN documents d ON d.key = l.document WHERE l.file = $file", "$file");
        isLinked = writer.Prepare("SELECT 1 FROM document_files WHERE document = $document LIMIT 1", "$document");
        holders = writer.Prepare("SELECT f.origin, f.path FROM document_files l JOIN files f ON f.key = l.file WHERE l.document = $document", "$document");
    }

    /// <summary>Keys are remembered for one transaction only: another process may remove a file after it.</summary>
    public void Forget() => keys.Clear();

    public void Link(string origin, string path, long document) => link.Bind(KeyOf(origin, path), document).ExecuteNonQuery();

    /// <summary>The files that have a document.</summary>
    public List<DocumentFile> Holders(long document)
    {
        using SqliteDataReader row = holders.Bind(document).ExecuteReader();
        var found = new List<DocumentFile>();
        while (row.Read())
        {
            found.Add(new(row.GetString(0), row.GetString(1)));
        }

        return found;
    }

    /// <summary>Makes those who share a document with its new owner unfinished, so that they are read again and told that they have it no longer.</summary>
    public void TakeFromOthers(DocumentFile owner, long document)
    {
        foreach (DocumentFile other in Holders(document).Where(holder => holder != owner))
        {
            Stamp(other.Origin, other.Path, FileStamp.Unfinished);
        }
    }

    public void Stamp(string origin, string path, FileStamp value) =>
        stamp.Bind(value.Length, value.WriteModified(), value.Hash, KeyOf(origin, path)).ExecuteNonQuery();

    /// <summary>Forgets a file; its documents go where no other file has them.</summary>
    public int Remove(string origin, string path)
    {
        if (Find(origin, path) is not { } file)
        {
            return 0;
        }

        int deleted = Drop(file, Documents(file));
        remove.Bind(file).ExecuteNonQuery();
        keys.Remove((origin, path));
        return deleted;
    }

    /// <summary>Deletes those documents of a file that are not <paramref name="present"/> and that no other file has.</summary>
    public int RemoveMissing(string origin, string path, IReadOnlySet<string> present) =>
        Find(origin, path) is { } file ? Drop(file, Documents(file).FindAll(document => !present.Contains(document.Id))) : 0;

    private int Drop(long file, List<(long Key, string Id)> gone)
    {
        int deleted = 0;
        foreach ((long key, _) in gone)
        {
            unlink.Bind(file, key).ExecuteNonQuery();
            if (isLinked.Bind(key).ExecuteScalar() is null)
            {
                writer.Bury(key);
                deleted++;
            }
        }

        return deleted;
    }

    private List<(long Key, string Id)> Documents(long file)
    {
        using SqliteDataReader row = documents.Bind(file).ExecuteReader();
        var found = new List<(long, string)>();
        while (row.Read())
        {
            found.Add((row.GetInt64(0), row.GetString(1)));
        }

        return found;
    }

    private long? Find(string origin, string path) => (long?)find.Bind(origin, path).ExecuteScalar();

    private long KeyOf(string origin, string path)
    {
        if (!keys.TryGetValue((origin, path), out long key))
        {
            key = Find(origin, path) ?? (long)add.Bind(origin, path).ExecuteScalar()!;
            keys.Add((origin, path), key);
        }

        return key;
    }
}
