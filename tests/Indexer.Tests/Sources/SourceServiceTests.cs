using Indexer.Configuration;
using Indexer.Scheduling;
using Indexer.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Search.Documents.Store;

namespace Indexer.Tests.Sources;

/// <summary>Two processes over one store, each with a clock and a folder of its own.</summary>
public sealed class SourceServiceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clockA = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
    private readonly FakeTimeProvider clockB = new(new DateTimeOffset(2031, 11, 25, 2, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource stopA = new(), stopB = new();
    private SourceWorld world = null!;
    private SourceService a = null!, b = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await SourceWorld.OpenAsync();
        world.Folder.Write("a/một.txt", "Tệp của máy thứ nhất.");
        world.Folder.Write("b/một.txt", "Tệp của máy thứ hai.");
        a = Service("a", clockA);
        b = Service("b", clockB);
    }

    public async ValueTask DisposeAsync()
    {
        await stopA.CancelAsync();
        await stopB.CancelAsync();
        stopA.Dispose();
        stopB.Dispose();
        a.Dispose();
        b.Dispose();
        await world.DisposeAsync();
    }

    private SourceService Service(string folder, FakeTimeProvider clock) => new(
        SourceWorld.Read(("name", folder), ("kind", "folder"), ("path", world.Folder.At(folder)), ("schedule", "0 2 * * *")),
        new IngestOptions(), world.Store, clock, NullLoggerFactory.Instance, () => { });

    private async Task<bool> HasAsync(string id) => await world.Store.FindAsync(id, Cancellation) is not null;

    /// <summary>Lets a clock go on until something holds; fails when it never does.</summary>
    private static async Task UntilAsync(Func<Task<bool>> holds, params FakeTimeProvider[] clocks)
    {
        for (int i = 0; i < 3000; i++)
        {
            if (await holds())
            {
                return;
            }

            foreach (FakeTimeProvider clock in clocks)
            {
                clock.Advance(TimeSpan.FromSeconds(0.5));
            }

            await Task.Delay(10, Cancellation);
        }

        throw new TimeoutException("It never came.");
    }

    [Fact]
    public async Task One_visits_and_when_it_is_silent_another_takes_over()
    {
        Task runA = a.RunAsync(stopA.Token);
        await UntilAsync(() => HasAsync("a:một.txt"), clockA);

        // A lives: its clock goes on, and B waits however long.
        Task runB = b.RunAsync(stopB.Token);
        for (int i = 0; i < 100; i++)
        {
            clockA.Advance(TimeSpan.FromSeconds(0.5));
            clockB.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Delay(10, Cancellation);
        }

        (await HasAsync("b:một.txt")).ShouldBeFalse();
        b.Other.ShouldNotBeNull();

        // A is paused: its clock stands still.
        await UntilAsync(() => HasAsync("b:một.txt"), clockB);

        // A goes on and sees a new file, but may not write it; B still may.
        world.Folder.Write("a/hai.txt", "Không ai được ghi tệp này.");
        world.Folder.Write("b/hai.txt", "Tệp thứ hai của máy thứ hai.");
        await UntilAsync(() => HasAsync("b:hai.txt"), clockA, clockB);
        (await HasAsync("a:hai.txt")).ShouldBeFalse();

        // B goes in peace: A need not wait for its silence.
        await stopB.CancelAsync();
        await runB;
        await UntilAsync(() => HasAsync("a:hai.txt"), clockA);
        await stopA.CancelAsync();
        await runA;
    }

    [Fact]
    public async Task Visiting_once_does_not_come_between_another()
    {
        Task runA = a.RunAsync(stopA.Token);
        await UntilAsync(() => HasAsync("a:một.txt"), clockA);
        Task<IReadOnlyList<(string, SourceVisitReport)>?> once = b.RunOnceAsync(null, Cancellation);
        await UntilAsync(() => Task.FromResult(once.IsCompleted), clockA, clockB);
        (await once).ShouldBeNull();

        await stopA.CancelAsync();
        await runA;
        once = b.RunOnceAsync("B", Cancellation);
        await UntilAsync(() => Task.FromResult(once.IsCompleted), clockB);
        (await once).ShouldHaveSingleItem().Item2.Told.ShouldStartWith("succeeded: 1 added");
    }

    [Fact]
    public async Task A_visit_whose_process_died_is_made_up_for_at_the_next_start()
    {
        var states = new SourceStates(world.Store.Records);
        Task run = a.RunAsync(stopA.Token);
        await UntilAsync(async () => (await states.ReadAsync("a", Cancellation)).LastResult is not null, clockA);
        await stopA.CancelAsync();
        await run;
        IReadOnlyList<SourceOptions> sources = SourceWorld.Read(("name", "a"), ("kind", "folder"), ("path", world.Folder.At("a")), ("watch", "false"), ("schedule", "0 2 * * *"));
        SourceJob Job() => new(sources[0], sources[0].Open(new(new(clockA), clockA)), null!, world.Store, clockA);
        (await Job().LastAsync(Cancellation)).ShouldNotBeNull();
        await states.ChangeAsync("a", state => state with { RunningSince = clockA.GetUtcNow() }, Cancellation);
        (await Job().LastAsync(Cancellation)).ShouldBeNull();
        await states.ChangeAsync("a", state => state with { RunningSince = null, Stopped = true }, Cancellation);
        (await Job().LastAsync(Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_visit_asked_for_is_made_by_the_process_that_visits()
    {
        Task runA = a.RunAsync(stopA.Token);
        var states = new SourceStates(world.Store.Records);
        await UntilAsync(async () => (await states.ReadAsync("a", Cancellation)).LastResult is not null, clockA);
        DateTimeOffset? before = (await states.ReadAsync("a", Cancellation)).LastRun;
        Task<IReadOnlyList<(string Name, SourceState? State)>> asked = new VisitRequests(world.Store.Records, clockB).HaveVisitedAsync(["a"], Cancellation);
        await UntilAsync(() => Task.FromResult(asked.IsCompleted), clockA, clockB);
        SourceState state = (await asked).ShouldHaveSingleItem().State.ShouldNotBeNull();
        state.LastRun!.Value.ShouldBeGreaterThan(before!.Value);
        state.LastResult!.ShouldStartWith("succeeded: 0 added");

        // A source that it does not have is given up, and nothing stays asked for.
        asked = new VisitRequests(world.Store.Records, clockB).HaveVisitedAsync(["lạ"], Cancellation);
        await UntilAsync(() => Task.FromResult(asked.IsCompleted), clockA, clockB);
        (await asked).ShouldHaveSingleItem().State.ShouldBeNull();
        (await new VisitRequests(world.Store.Records, clockB).FindAsync("lạ", Cancellation)).ShouldBeNull();
        await stopA.CancelAsync();
        await runA;
    }

    [Fact]
    public async Task A_visit_is_running_only_while_somebody_has_the_sources()
    {
        IReadOnlyList<SourceOptions> sources = SourceWorld.Read(("name", "a"), ("kind", "folder"), ("path", world.Folder.At("a")), ("schedule", "0 2 * * *"));
        IRecordStore records = world.Store.Records;
        async Task<DateTimeOffset?> RunningAsync() => (await SourceStatus.ReadAsync(sources, world.Store, clockA, Cancellation))[0].RunningSince;
        await new SourceStates(records).ChangeAsync("a", state => state with { RunningSince = clockA.GetUtcNow() }, Cancellation);
        (await RunningAsync()).ShouldBeNull();

        // A process of this machine that is gone, one of this machine, one of another.
        long version = (await records.WriteAsync("lease", "sources", $"{Environment.MachineName}, process {int.MaxValue}", 0, Cancellation))!.Value;
        (await RunningAsync()).ShouldBeNull();
        version = (await records.WriteAsync("lease", "sources", $"{Environment.MachineName}, process {Environment.ProcessId}", version, Cancellation))!.Value;
        (await RunningAsync()).ShouldNotBeNull();
        await records.WriteAsync("lease", "sources", "máy khác, process 7", version, Cancellation);
        (await RunningAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_takes_the_sources_knows_that_no_other_visit_is_under_way()
    {
        var states = new SourceStates(world.Store.Records);
        await states.ChangeAsync("b", state => state with { RunningSince = clockB.GetUtcNow() - TimeSpan.FromDays(1), LastRun = clockB.GetUtcNow() }, Cancellation);
        File.Delete(world.Folder.At("b/một.txt"));
        Directory.Delete(world.Folder.At("b"));
        (await b.RunOnceAsync("không có", Cancellation)).ShouldNotBeNull().ShouldBeEmpty();
        SourceState state = await states.ReadAsync("b", Cancellation);
        (state.RunningSince, state.Stopped).ShouldBe((null, true));
    }

    [Fact]
    public async Task Status_tells_of_every_source_also_of_one_that_never_ran()
    {
        IReadOnlyList<SourceOptions> sources = SourceWorld.Read(
            ("name", "a"), ("kind", "folder"), ("path", world.Folder.At("a")), ("schedule", "0 2 * * *"),
            ("Sources:1:name", "mới"), ("Sources:1:kind", "feed"), ("Sources:1:url", "https://bao.example/rss"));
        Task runA = a.RunAsync(stopA.Token);
        await UntilAsync(async () => (await SourceStatus.ReadAsync(sources, world.Store, clockA, Cancellation))[0] is { LastResult: not null, NextRun: not null }, clockA);
        IReadOnlyList<SourceStatus> all = await SourceStatus.ReadAsync(sources, world.Store, clockA, Cancellation);
        (all[0].Kind, all[0].Documents, all[0].Failed).ShouldBe(("folder", 1, false));
        all[0].LastResult!.ShouldStartWith("succeeded: 1 added");
        all[0].LastRun!.Value.Offset.ShouldBe(TimeSpan.FromHours(7));
        all[0].NextRun!.Value.ToOffset(TimeSpan.FromHours(7)).Hour.ShouldBe(2);
        all[1].ShouldBe(new SourceStatus("mới", "feed", null, null, null, 0));
        await stopA.CancelAsync();
        await runA;
    }

    [Fact]
    public async Task A_time_to_build_the_index_anew_that_was_missed_is_made_up_for_once()
    {
        int asked = 0;
        var options = new ReindexOptions(CronSchedule.Parse("0 2 * * 0", clockA.GetUtcNow()));
        ReindexJob Job() => new(options, world.Store.Records, "máy 1", clockA, _ =>
        {
            asked++;
            return Task.CompletedTask;
        });
        var scheduler = new Scheduler(clockA, Random.Shared, NullLogger<Scheduler>.Instance);
        using (var stop = new CancellationTokenSource())
        {
            Task first = scheduler.RunAsync(Job(), stop.Token);
            for (int i = 0; i < 20; i++)
            {
                await Task.Delay(5, Cancellation);
                clockA.Advance(TimeSpan.FromMinutes(1));
            }

            // New here: nothing to make up for.
            asked.ShouldBe(0);
            await stop.CancelAsync();
            await first.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        clockA.Advance(TimeSpan.FromDays(30));
        Task second = scheduler.RunAsync(Job(), stopA.Token);
        await UntilAsync(() => Task.FromResult(asked > 0));
        await Task.Delay(50, Cancellation);
        asked.ShouldBe(1);
        await stopA.CancelAsync();
        await second.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
