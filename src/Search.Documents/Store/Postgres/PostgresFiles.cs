using Npgsql;

namespace Search.Documents.Store.Postgres;

/// <summary>What is remembered of files, and which documents came from which. Inside the writer's transactions, under its lock.</summary>
internal static class PostgresFiles
{
    private const string Add = "INSERT INTO files (origin, path) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING";

    private const string Link = """
        INSERT INTO document_files (file, document)
        SELECT f.key, d.key FROM unnest($1, $2, $3) AS l (origin, path, id) JOIN files f USING (origin, path) JOIN documents d USING (id)
        ON CONFLICT DO NOTHING
        """;

    private const string Unfinish = """
        UPDATE files f SET length = 0, modified = NULL, hash = '' FROM unnest($1, $2) AS u (origin, path) WHERE (f.origin, f.path) = (u.origin, u.path)
        """;

    private const string Stamp = """
        INSERT INTO files (origin, path, length, modified, hash) SELECT $1, * FROM unnest($2, $3, $4, $5)
        ON CONFLICT (origin, path) DO UPDATE SET length = excluded.length, modified = excluded.modified, hash = excluded.hash
        """;

    /// <summary>Adds the statements that tie documents to the files they came from.</summary>
    public static void AddLinks(NpgsqlBatch batch, IEnumerable<PostgresChange> documents)
    {
        string[] unlinked = [.. documents.Where(document => document.IsUnlinked).Select(document => document.Id)];
        if (unlinked.Length > 0)
        {
            batch.With("DELETE FROM document_files WHERE document IN (SELECT key FROM documents WHERE id = ANY ($1))", (object)unlinked);
        }

        var files = documents.SelectMany(document => document.Files).Distinct().ToList();
        if (files.Count > 0)
        {
            batch.With(Add, files.Select(file => file.Origin).ToArray(), files.Select(file => file.Path).ToArray());
        }

        var unfinished = documents.SelectMany(document => document.Unfinished).Distinct().ToList();
        if (unfinished.Count > 0)
        {
            batch.With(Unfinish, unfinished.Select(file => file.Origin).ToArray(), unfinished.Select(file => file.Path).ToArray());
        }

        var links = documents.SelectMany(document => document.Links, (document, file) => (file.Origin, file.Path, document.Id)).ToList();
        if (links.Count > 0)
        {
            batch.With(Link, links.Select(link => link.Origin).ToArray(), links.Select(link => link.Path).ToArray(), links.Select(link => link.Id).ToArray());
        }
    }

    public static async Task<int> StampAsync(NpgsqlConnection connection, string origin, IReadOnlyDictionary<string, FileStamp> stamps, CancellationToken cancellation)
    {
        FileStamp[] values = [.. stamps.Values];
        await using NpgsqlCommand command = connection.Command(
            Stamp,
            origin,
            stamps.Keys.ToArray(),
            values.Select(stamp => stamp.Length).ToArray(),
            values.Select(stamp => stamp.WriteModified()).ToArray(),
            values.Select(stamp => stamp.Hash).ToArray());
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// Takes from a file the documents that are not <paramref name="present"/>, all of them where that is null and the file with them; those that no other file has are deleted.
    /// </summary>
    /// <returns>How many were deleted.</returns>
    public static async Task<int> RemoveAsync(PostgresWriter writer, string origin, string path, IReadOnlySet<string>? present, CancellationToken cancellation)
    {
        NpgsqlConnection connection = writer.Connection;
        await using NpgsqlCommand find = connection.Command("SELECT key FROM files WHERE origin = $1 AND path = $2", origin, path);
        if (await find.ExecuteScalarAsync(cancellation) is not long file)
        {
            return 0;
        }

        long[] gone = await GoneAsync(connection, file, present, cancellation);
        await using NpgsqlBatch unlink = connection.CreateBatch()
            .With("DELETE FROM document_files WHERE file = $1 AND document = ANY ($2)", file, gone);
        if (present is null)
        {
            unlink.With("DELETE FROM files WHERE key = $1", file);
        }

        await unlink.ExecuteNonQueryAsync(cancellation);
        await using NpgsqlCommand orphans = connection.Command(
            "SELECT key FROM unnest($1) AS gone (key) WHERE NOT EXISTS (SELECT 1 FROM document_files l WHERE l.document = gone.key) ORDER BY key", gone);
        long[] buried = await KeysAsync(orphans, cancellation);
        writer.Bury(buried);
        return buried.Length;
    }

    private static async Task<long[]> GoneAsync(NpgsqlConnection connection, long file, IReadOnlySet<string>? present, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = connection.Command(
            "SELECT d.key FROM document_files l JOIN documents d ON d.key = l.document WHERE l.file = $1 AND NOT EXISTS (SELECT 1 FROM unnest($2) AS present (id) WHERE present.id = d.id)",
            file,
            present?.ToArray() ?? []);
        return await KeysAsync(command, cancellation);
    }

    private static async Task<long[]> KeysAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellation);
        var keys = new List<long>();
        while (await row.ReadAsync(cancellation))
        {
            keys.Add(row.GetInt64(0));
        }

        return [.. keys];
    }
}
