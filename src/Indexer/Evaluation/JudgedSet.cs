namespace Indexer.Evaluation;

/// <summary>A query of a judged set and the documents that answer it, each worth as much as the others.</summary>
internal sealed record JudgedQuery(string Id, string Text, IReadOnlySet<string> Relevant);

/// <summary>A folder with <c>corpus.jsonl</c> (or <c>.jsonl.gz</c>), <c>queries.tsv</c> and <c>qrels.tsv</c>.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Corpus">The file with the documents.</param>
/// <param name="Queries">Those that at least one document answers, in the order of the file.</param>
internal sealed record JudgedSet(string Name, string Corpus, IReadOnlyList<JudgedQuery> Queries)
{
    /// <exception cref="IOException">When a file is missing; the message says which.</exception>
    /// <exception cref="InvalidDataException">When a line is not of its form; the message says which.</exception>
    public static JudgedSet Load(string folder)
    {
        string corpus = new[] { "corpus.jsonl", "corpus.jsonl.gz" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"'{folder}' has neither corpus.jsonl nor corpus.jsonl.gz: an evaluation needs one of them, queries.tsv and qrels.tsv.");
        var relevant = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (string[] row in TabbedFile.Rows(Path.Combine(folder, "qrels.tsv"), 3))
        {
            if (row[2] != "0")
            {
                (relevant.TryGetValue(row[0], out HashSet<string>? known) ? known : relevant[row[0]] = new(StringComparer.Ordinal)).Add(row[1]);
            }
        }

        JudgedQuery[] queries = [.. TabbedFile.Rows(Path.Combine(folder, "queries.tsv"), 2)
            .Where(row => relevant.ContainsKey(row[0]))
            .Select(row => new JudgedQuery(row[0], row[1], relevant[row[0]]))];
        return new JudgedSet(Path.GetFileName(Path.GetFullPath(folder)), corpus, queries);
    }
}
