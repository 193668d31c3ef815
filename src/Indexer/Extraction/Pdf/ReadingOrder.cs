namespace Indexer.Extraction.Pdf;

/// <summary>
/// Rows of a page to blocks in reading order. Rows that share a gap all the way down are columns: those of the letterhead and of the signature, left before
/// right, and those of a page set in columns. Tables are read row by row.
/// </summary>
internal static class ReadingOrder
{
    // In ems: a gap that all rows of a zone leave open, and one that parts a row of its own.
    private const double Open = 0.8, WideAlone = 3;

    // In ems: narrower, lines are no parts of paragraphs.
    private const double Column = 10;

    // In line heights: further apart, rows do not belong together.
    private const double Near = 2.6;

    // In characters: a first column that is nowhere wider holds numbers.
    private const int Narrow = 5;

    private readonly record struct Gap(double Left, double Right)
    {
        public double Width => Right - Left;
    }

    /// <param name="right">Where full lines of the file end.</param>
    public static List<PageBlock> Of(IReadOnlyList<PageRow> rows, double right)
    {
        var blocks = new List<PageBlock>();
        var flow = new List<PageLine>();
        for (int at = 0; at < rows.Count;)
        {
            (int first, int end, List<Gap> gaps) = Zone(rows, at);
            if (end - first < 2 && (end == first || gaps.All(gap => gap.Width < WideAlone * rows[first].Size)))
            {
                flow.Add(Whole(rows[at]));
                at++;
                continue;
            }

            for (; at < first; at++)
            {
                flow.Add(Whole(rows[at]));
            }

            Flush(blocks, flow, right);
            AddZone(blocks, [.. rows.Skip(first).Take(end - first)], gaps);
            at = end;
        }

        Flush(blocks, flow, right);
        return blocks;
    }

    /// <summary>The next zone of columns: its first row, the row behind it, and the gaps. Rows before the first are not of it. Without one, both are <paramref name="at"/>.</summary>
    private static (int First, int End, List<Gap> Gaps) Zone(IReadOnlyList<PageRow> rows, int at)
    {
        // A right column that begins above the left one.
        int start = at;
        while (start < rows.Count && rows[start].Lines.Count == 1 && start - at < 3)
        {
            start++;
        }

        if (start == rows.Count || rows[start].Lines.Count == 1)
        {
            return (at, at, []);
        }

        (int end, List<Gap> gaps) = Extend(rows, start);
        bool isAbove = start > at && Enumerable.Range(at, start - at).All(row => rows[row].Left >= gaps[^1].Right - 1 && IsNear(rows, row));
        return isAbove ? (at, end, gaps) : start == at ? (at, end, gaps) : (at, at, []);
    }

    private static bool IsNear(IReadOnlyList<PageRow> rows, int at) =>
        rows[at].Baseline - rows[at + 1].Baseline <= Near * Math.Max(rows[at].Size, rows[at + 1].Size);

    private static (int End, List<Gap> Gaps) Extend(IReadOnlyList<PageRow> rows, int start)
    {
        List<Gap> gaps = [.. rows[start].Lines.Zip(rows[start].Lines.Skip(1), (one, next) => new Gap(one.Right, next.Left))];
        int end = start + 1, lastOfTwo = start;
        double leftEdge = rows[start].Left;
        while (end < rows.Count && IsNear(rows, end - 1))
        {
            List<Gap> left = [.. gaps.Select(gap => Narrowed(gap, rows[end])).Where(gap => gap.Width >= Open * rows[end].Size)];
            if (left.Count == 0)
            {
                break;
            }

            gaps = left;
            if (rows[end].Lines.Any(line => line.Left >= gaps[0].Right))
            {
                lastOfTwo = end;
            }

            leftEdge = Math.Min(leftEdge, rows[end].Left);
            end++;
        }

        // What stands on the left only, below the last on the right, goes on the left column only where it follows it closely.
        while (end - 1 > lastOfTwo && !FollowsClosely(rows, lastOfTwo, end))
        {
            end--;
        }

        return (end, gaps);
    }

    private static bool FollowsClosely(IReadOnlyList<PageRow> rows, int from, int end)
    {
        for (int at = from; at < end - 1; at++)
        {
            if (rows[at].Baseline - rows[at + 1].Baseline > 1.5 * Math.Max(rows[at].Size, rows[at + 1].Size))
            {
                return false;
            }
        }

        return true;
    }

    private static Gap Narrowed(Gap gap, PageRow row)
    {
        foreach (PageLine line in row.Lines)
        {
            if (line.Left < gap.Right && line.Right > gap.Left)
            {
                // It reaches into the gap from one side; what spans it closes it.
                gap = line.Left <= gap.Left ? new Gap(Math.Max(gap.Left, line.Right), gap.Right)
                    : line.Right >= gap.Right ? new Gap(gap.Left, line.Left)
                    : gap.Right - line.Right > line.Left - gap.Left ? new Gap(line.Right, gap.Right)
                    : new Gap(gap.Left, line.Left);
            }
        }

        return gap;
    }

    private static void AddZone(List<PageBlock> blocks, List<PageRow> rows, List<Gap> gaps)
    {
        List<PageLine>[] columns = [.. Enumerable.Range(0, gaps.Count + 1).Select(_ => new List<PageLine>())];
        foreach (PageRow row in rows)
        {
            foreach (IGrouping<int, PageLine> column in row.Lines.GroupBy(line => gaps.Count(gap => line.Left >= gap.Left - 1)))
            {
                columns[column.Key].Add(Whole(new PageRow([.. column])));
            }
        }

        if (IsTable(columns))
        {
            blocks.Add(new PageBlock([.. rows.Select(Cells)], rows.Max(row => row.Right), IsText: false));
            return;
        }

        blocks.AddRange(columns.Where(column => column.Count > 0).Select(column => new PageBlock(column, column.Max(line => line.Right), IsRunning(column))));
    }

    private static bool IsTable(List<PageLine>[] columns)
    {
        if (columns.Length == 2)
        {
            return columns[0].TrueForAll(line => line.Text.Length <= Narrow);
        }

        return !columns.All(IsRunning);
    }

    // Columns of running text are full of it and begin at one edge; cells of a table and the centred lines of a letterhead do not.
    private static bool IsRunning(List<PageLine> column)
    {
        double left = column.Min(line => line.Left), width = column.Max(line => line.Right) - left;
        return column.Count > 3 && width > Column * column[0].Size && column.Count(line => line.Width > 0.8 * width && line.Left - left < 0.3 * line.Size) > 0.5 * column.Count;
    }

    private static PageLine Whole(PageRow row) => row.Lines.Count == 1 ? row.Lines[0] : Joined(row, _ => " ");

    private static PageLine Cells(PageRow row) => Joined(row, gap => gap < WideAlone * row.Size ? " " : "\t");

    private static PageLine Joined(PageRow row, Func<double, string> between)
    {
        var text = new System.Text.StringBuilder(row.Lines[0].Text);
        for (int at = 1; at < row.Lines.Count; at++)
        {
            text.Append(between(row.Lines[at].Left - row.Lines[at - 1].Right)).Append(row.Lines[at].Text);
        }

        return row.Lines[0] with { Right = row.Right, Size = row.Size, Text = text.ToString() };
    }

    private static void Flush(List<PageBlock> blocks, List<PageLine> flow, double right)
    {
        if (flow.Count > 0)
        {
            blocks.Add(new PageBlock([.. flow], right, right - flow.Min(line => line.Left) > Column * flow[0].Size));
            flow.Clear();
        }
    }
}
