using System.Globalization;
using System.Text.Json;
using Indexer.Ingestion;
using Search.Documents;
using Spectre.Console;

namespace Indexer.Commands;

/// <summary>Shows an ingest: a bar on a terminal, a line now and then elsewhere, nothing where machines read.</summary>
internal abstract class IngestDisplay(IngestReport report) : IIngestWatcher, IAsyncDisposable
{
    private const int MostNotes = 20;

    public static IngestDisplay Create(bool json, IAnsiConsole console, IngestReport report, TimeProvider time) =>
        json ? new SilentDisplay(report)
        : console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi ? new BarDisplay(console, report)
        : new LineDisplay(report, time);

    public abstract void Started(long files, long bytes);

    public abstract void Advanced(long bytes, IngestTally tally);

    /// <summary>Says something between the progress.</summary>
    public abstract void Say(string line);

    public void Refused(Refusal refusal) => report.Write(refusal);

    public void Remarked(Remark remark)
    {
    }

    public void Read(Document document, string file) => report.Write(document, file);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static async Task PrintAsync(IngestSummary summary, IngestTally tally, IngestOutput output)
    {
        if (output.Json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(summary, OutputJson.Readable.IngestSummary));
            return;
        }

        foreach (Remark remark in tally.Remarks.Take(MostNotes))
        {
            await Console.Out.WriteLineAsync($"note     {remark}");
        }

        if (tally.Remarks.Count > MostNotes)
        {
            await Console.Out.WriteLineAsync($"… and {tally.Remarks.Count - MostNotes} more notes; --json and --report FILE list them.");
        }

        foreach (Refusal refusal in tally.Refusals)
        {
            await Console.Out.WriteLineAsync($"refused  {refusal}");
        }

        if (tally.Refused > tally.Refusals.Count)
        {
            await Console.Out.WriteLineAsync($"… and {tally.Refused - tally.Refusals.Count} more refused; --report FILE lists them all.");
        }

        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Added} added, {summary.Replaced} replaced, {summary.Unchanged} unchanged, {summary.Deleted} deleted, {summary.Refused} refused; {summary.Files} files read, {summary.FilesUnchanged} unchanged, {summary.FilesSkipped} of other kinds or links; {summary.TookSeconds} s; {(summary.Searchable ? "all searchable" : "stored, not all searchable yet")} (sequence {summary.Sequence})"));
    }

    protected static string Line(IngestTally tally) => string.Create(
        CultureInfo.InvariantCulture,
        $"{tally.Documents} documents ({tally.Added} added, {tally.Replaced} replaced, {tally.Unchanged} unchanged), {tally.Refused} refused");

    private sealed class SilentDisplay(IngestReport report) : IngestDisplay(report)
    {
        public override void Started(long files, long bytes)
        {
        }

        public override void Advanced(long bytes, IngestTally tally)
        {
        }

        public override void Say(string line)
        {
        }
    }

    private sealed class LineDisplay(IngestReport report, TimeProvider time) : IngestDisplay(report)
    {
        private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

        private long last = time.GetTimestamp();
        private long bytes;
        private long done;

        public override void Started(long files, long bytes)
        {
            this.bytes = bytes;
            Say(string.Create(CultureInfo.InvariantCulture, $"{files} files, {bytes / 1048576.0:0.0} MiB"));
        }

        public override void Advanced(long bytes, IngestTally tally)
        {
            done += bytes;
            if (time.GetElapsedTime(last) >= Every)
            {
                last = time.GetTimestamp();
                Say($"{100 * done / Math.Max(1, this.bytes)} %: {Line(tally)}");
            }
        }

        public override void Say(string line) => Console.Out.WriteLine(line);
    }

    private sealed class BarDisplay : IngestDisplay
    {
        private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<ProgressTask> bar = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly IAnsiConsole console;
        private readonly Task showing;

        public BarDisplay(IAnsiConsole console, IngestReport report)
            : base(report)
        {
            this.console = console;
            showing = Task.Run(() => console.Progress()
                .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .StartAsync(async context =>
                {
                    bar.SetResult(context.AddTask("…"));
                    await finished.Task;
                }));
        }

        public override void Started(long files, long bytes) => bar.Task.GetAwaiter().GetResult().MaxValue = Math.Max(1, bytes);

        public override void Advanced(long bytes, IngestTally tally)
        {
            ProgressTask task = bar.Task.GetAwaiter().GetResult();
            task.Description = Markup.Escape(Line(tally));
            task.Increment(bytes);
        }

        public override void Say(string line) => console.WriteLine(line);

        public override async ValueTask DisposeAsync()
        {
            finished.TrySetResult();
            await showing;
            await base.DisposeAsync();
        }
    }
}
