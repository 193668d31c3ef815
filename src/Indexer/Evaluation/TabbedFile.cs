namespace Indexer.Evaluation;

/// <summary>Files of columns parted by tabs, without a heading line. The last column may hold tabs; blank lines are passed over.</summary>
internal static class TabbedFile
{
    /// <exception cref="InvalidDataException">When a line has fewer columns; the message says which.</exception>
    public static IEnumerable<string[]> Rows(string file, int columns)
    {
        int line = 0;
        foreach (string row in File.ReadLines(file))
        {
            line++;
            string[] cells = row.Split('\t', columns);
            if (cells.Length == columns)
            {
                yield return cells;
            }
            else if (!string.IsNullOrWhiteSpace(row))
            {
                throw new InvalidDataException($"{file}, line {line}: {columns} columns parted by tabs are wanted, {cells.Length} found.");
            }
        }
    }
}
