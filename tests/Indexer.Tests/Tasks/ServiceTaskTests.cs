using Indexer.Tasks;
using Indexer.Tests.Reindexing;
using Microsoft.Extensions.Time.Testing;
using Search.Documents.Store.Sqlite;

namespace Indexer.Tests.Tasks;

/// <summary>Tasks as records of the store: who may ask, who runs, and what becomes of those whose runner is gone.</summary>
public sealed class ServiceTaskTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 25, 1, 2, 3, TimeSpan.Zero));
    private SqliteDocumentStore store = null!;
    private ServiceTasks tasks = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await SqliteDocumentStore.OpenAsync("Data Source=" + folder.At("store.db"), TimeProvider.System, Cancellation);
        tasks = new ServiceTasks(store.Records, time);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_one_task()
    {
        ServiceTask[] asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => tasks.RequestReindexAsync("máy-1", "asked for", Cancellation))));
        (await tasks.ReadAsync(Cancellation)).Count.ShouldBe(1);
        asked.Select(task => task.Id).ShouldContain((await tasks.ReadAsync(Cancellation))[0].Id);
        (await tasks.RequestReindexAsync("máy-2", "asked for", Cancellation)).Id.ShouldNotBe(asked[0].Id);
        asked[0].RequestedAt.ShouldBe(new DateTimeOffset(2026, 11, 25, 8, 2, 3, TimeSpan.FromHours(7)));
        asked[0].RequestedAt.Offset.ShouldBe(TimeSpan.FromHours(7));
    }

    [Fact]
    public async Task Each_index_has_its_own_tasks()
    {
        ServiceTask task = await tasks.RequestReindexAsync("máy-1", "asked for", Cancellation);
        (await Queue("máy-2").NextAsync(Cancellation)).ShouldBeNull();
        await using TaskTicket ticket = (await Queue("máy-1").NextAsync(Cancellation)).ShouldNotBeNull();
        ticket.Id.ShouldBe(task.Id);
        (await tasks.FindAsync(task.Id, Cancellation))!.State.ShouldBe(TaskState.Running);
    }

    [Fact]
    public async Task A_queued_task_is_cancelled_at_once_and_a_finished_one_stays_as_it_is()
    {
        ServiceTask task = await tasks.RequestReindexAsync("máy-1", "asked for", Cancellation);
        (await tasks.CancelAsync(task.Id, Cancellation))!.State.ShouldBe(TaskState.Cancelled);
        (await Queue("máy-1").NextAsync(Cancellation)).ShouldBeNull();
        (await tasks.CancelAsync(task.Id, Cancellation))!.State.ShouldBe(TaskState.Cancelled);
        (await tasks.CancelAsync("không-có", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Progress_is_told_once_a_second_and_a_cancelled_runner_learns_of_it()
    {
        ServiceTask task = await tasks.RequestReindexAsync("máy-1", "asked for", Cancellation);
        await using TaskTicket ticket = (await Queue("máy-1").NextAsync(Cancellation))!;
        for (int done = 1; done <= 1000; done++)
        {
            ticket.Report(done, 1000);
        }

        (await tasks.FindAsync(task.Id, Cancellation))!.Done.ShouldBe(0);
        await BeatUntilAsync(async () => (await tasks.FindAsync(task.Id, Cancellation))!.Done == 1000);
        (await tasks.CancelAsync(task.Id, Cancellation))!.State.ShouldBe(TaskState.Running);
        await BeatUntilAsync(() => Task.FromResult(ticket.Cancelled.IsCancellationRequested));
        await ticket.EndAsync(TaskState.Cancelled, null, Cancellation);
        task = (await tasks.FindAsync(task.Id, Cancellation))!;
        (task.State, task.Done, task.Runner).ShouldBe((TaskState.Cancelled, 1000, null));
    }

    [Fact]
    public async Task A_task_whose_program_died_is_begun_again_but_not_for_ever()
    {
        ServiceTask task = await tasks.RequestReindexAsync("máy-1", "asked for", Cancellation);
        for (int start = 1; start <= 3; start++)
        {
            await using TaskTicket died = (await Queue("máy-1").NextAsync(Cancellation)).ShouldNotBeNull();
            (await tasks.FindAsync(task.Id, Cancellation))!.Starts.ShouldBe(start);
        }

        (await Queue("máy-1").NextAsync(Cancellation)).ShouldBeNull();
        task = (await tasks.FindAsync(task.Id, Cancellation))!;
        task.State.ShouldBe(TaskState.Failed);
        task.Errors.ShouldHaveSingleItem().ShouldContain("Begun 3 times");
    }

    [Fact]
    public async Task A_runner_on_another_machine_that_falls_silent_is_given_up()
    {
        ServiceTask task = await tasks.RequestReindexAsync("máy-1", "asked for", Cancellation);
        TaskTicket gone = (await Queue("máy-1").NextAsync(Cancellation))!;
        TaskQueue other = Queue("máy-2");
        (await other.NextAsync(Cancellation)).ShouldBeNull();

        // It beats: nothing happens.
        time.Advance(TimeSpan.FromSeconds(5));
        await BeatUntilAsync(async () => (await tasks.FindStoredAsync(task.Id, Cancellation))!.Version > 2);
        time.Advance(TimeSpan.FromMinutes(1));
        await other.NextAsync(Cancellation);
        (await tasks.FindAsync(task.Id, Cancellation))!.State.ShouldBe(TaskState.Running);

        await gone.DisposeAsync();
        await other.NextAsync(Cancellation);
        time.Advance(TimeSpan.FromMinutes(3));
        await other.NextAsync(Cancellation);
        task = (await tasks.FindAsync(task.Id, Cancellation))!;
        task.State.ShouldBe(TaskState.Failed);
        task.Errors.ShouldHaveSingleItem().ShouldContain("has not been heard of for 2 minutes");
    }

    [Fact]
    public async Task Only_the_last_finished_tasks_are_kept()
    {
        for (int i = 0; i < ServiceTasks.MostFinished + 5; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            ServiceTask task = await tasks.RequestReindexAsync("máy-1", $"lần {i}", Cancellation);
            await tasks.CancelAsync(task.Id, Cancellation);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        ServiceTask last = await tasks.RequestReindexAsync("máy-1", "cuối", Cancellation);
        IReadOnlyList<ServiceTask> all = await tasks.ReadAsync(Cancellation);
        all.Count.ShouldBe(ServiceTasks.MostFinished + 1);
        all[0].Id.ShouldBe(last.Id);
        all[1].Reason.ShouldBe($"lần {ServiceTasks.MostFinished + 4}");
    }

    private TaskQueue Queue(string index) => new(tasks, index, time);

    private Task BeatUntilAsync(Func<Task<bool>> holds) => ReindexTests.UntilAsync(async () =>
    {
        time.Advance(TimeSpan.FromSeconds(1));
        return await holds();
    });
}
