using System.Globalization;
using Indexer.Tasks;
using Spectre.Console;

namespace Indexer.Commands;

/// <summary>Shows a task as it goes on: a bar on a terminal, a line now and then elsewhere, nothing where machines read.</summary>
internal sealed class TaskDisplay(bool json, IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <summary>Shows it until it has finished.</summary>
    /// <param name="look">Reads the task.</param>
    public Task<ServiceTask> WaitAsync(Func<Task<ServiceTask>> look, CancellationToken cancellation) =>
        !json && console.Profile.Capabilities is { Interactive: true, Ansi: true }
            ? console.Progress()
                .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .StartAsync(context => ShowAsync(context.AddTask("waiting"), look, cancellation))
            : LinesAsync(look, cancellation);

    private static async Task<ServiceTask> ShowAsync(ProgressTask bar, Func<Task<ServiceTask>> look, CancellationToken cancellation)
    {
        while (true)
        {
            ServiceTask task = await look();
            bar.MaxValue = Math.Max(1, task.Total);
            bar.Value = task.Done;
            bar.Description = Markup.Escape(Line(task));
            if (task.IsFinished)
            {
                return task;
            }

            await Task.Delay(Poll, TimeProvider.System, cancellation);
        }
    }

    private async Task<ServiceTask> LinesAsync(Func<Task<ServiceTask>> look, CancellationToken cancellation)
    {
        long? told = null;
        while (true)
        {
            ServiceTask task = await look();
            if (!json && (task.IsFinished || told is not { } last || time.GetElapsedTime(last) >= LineEvery))
            {
                told = time.GetTimestamp();
                console.WriteLine(Line(task));
            }

            if (task.IsFinished)
            {
                return task;
            }

            await Task.Delay(Poll, time, cancellation);
        }
    }

    private static string Line(ServiceTask task) => string.Create(
        CultureInfo.InvariantCulture, $"{task.State.ToString().ToLowerInvariant()}: {task.Done} of {task.Total} documents");
}
