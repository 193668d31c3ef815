using Indexer.Scheduling;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Search.Documents.Store;

namespace Indexer.Tests.Scheduling;

public sealed class SchedulerTests
{
    // A Wednesday, 9 in the morning in Vietnam.
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider time = new(Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static CronSchedule Cron(string text) => CronSchedule.Parse(text, Start) ?? throw new ArgumentException(text, nameof(text));

    [Theory]
    [InlineData("0 2 * * 0", "2026-11-29T02:00:00+07:00")]
    [InlineData("*/15 * * * *", "2026-11-25T09:15:00+07:00")]
    [InlineData("30 8 * * *", "2026-11-26T08:30:00+07:00")]
    [InlineData("0 0 1 1 *", "2027-01-01T00:00:00+07:00")]
    [InlineData("0 6 * * MON-FRI", "2026-11-26T06:00:00+07:00")]
    public void Times_are_those_of_Vietnam(string cron, string next)
    {
        DateTimeOffset? after = Cron(cron).After(Start);
        after.ShouldBe(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture));
        after!.Value.Offset.ShouldBe(TimeSpan.FromHours(7));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mỗi giờ")]
    [InlineData("* * * *")]
    [InlineData("* * * * * *")]
    [InlineData("60 * * * *")]
    [InlineData("0 0 31 2 *")]
    [InlineData("@hourly")]
    public void What_is_no_schedule_is_none(string text) => CronSchedule.Parse(text, Start).ShouldBeNull();

    [Fact]
    public async Task It_is_done_at_each_time_and_between_them_never()
    {
        var job = new Job(time, Cron("0 * * * *"), Start);
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromMinutes(59));
        job.Started.ShouldBeEmpty();
        await running.PassAsync(TimeSpan.FromHours(3));
        job.Started.Select(moment => moment.Hour).ShouldBe([3, 4, 5]);
        job.Started.ShouldAllBe(moment => moment.Minute == 0);
    }

    [Fact]
    public async Task Times_that_were_missed_are_made_up_for_once()
    {
        var job = new Job(time, Cron("0 * * * *"), Start - TimeSpan.FromDays(3));
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromMinutes(50));
        job.Started.ShouldBe([Start]);
        await running.PassAsync(TimeSpan.FromMinutes(20));
        job.Started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_runs_never_overlap_and_a_long_one_is_followed_by_one()
    {
        var job = new Job(time, Cron("*/10 * * * *"), Start);
        TaskCompletionSource gate = job.Block();
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromMinutes(45));
        job.Started.Count.ShouldBe(1);
        gate.SetResult();
        await running.PassAsync(TimeSpan.FromMinutes(4));
        job.Started.Count.ShouldBe(2);
        job.MostAtOnce.ShouldBe(1);
        await running.PassAsync(TimeSpan.FromMinutes(3));
        job.Started.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_was_never_done_is_done_at_once_where_it_may()
    {
        var eager = new Job(time, Cron("0 2 * * 0"), null) { First = true };
        var patient = new Job(time, Cron("0 2 * * 0"), null);
        await using Running one = Run(eager), other = Run(patient);
        await one.PassAsync(TimeSpan.FromMinutes(1));
        eager.Started.ShouldBe([Start]);
        patient.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_run_is_done_again_in_its_time()
    {
        var job = new Job(time, Cron("0 * * * *"), Start) { Fault = new InvalidOperationException("hỏng") };
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(1));
        job.Started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_the_store_kept_from_its_end_is_done_again_soon_and_then_less_often()
    {
        var job = new Job(time, schedule: null, null) { First = true, Fault = Full() };
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromMinutes(40));
        job.Started[1].ShouldBe(Start + TimeSpan.FromSeconds(40));
        TimeSpan[] pauses = [.. job.Started.Zip(job.Started.Skip(1), (one, next) => next - one)];
        pauses.ShouldBe([.. pauses.Order()]);
        pauses[^1].ShouldBe(TimeSpan.FromMinutes(5));

        // The store can be written again: one run, and then none without a time.
        job.Fault = null;
        int before = job.Started.Count;
        await running.PassAsync(TimeSpan.FromMinutes(20));
        job.Started.Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Between_the_store_s_faults_a_change_is_not_watched_for()
    {
        var job = new Job(time, schedule: null, null) { First = true, Fault = Full() };
        job.Changed.SetResult();
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromMinutes(10));
        job.Started.Count.ShouldBeLessThan(8);
    }

    [Fact]
    public async Task A_run_is_owed_too_where_the_store_fails_before_it()
    {
        var job = new Job(time, Cron("0 2 * * 0"), null) { First = true, PlanFaults = 3 };
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromMinutes(5));
        job.Started.Count.ShouldBe(1);
    }

    private static StoreException Full() => new(StoreFault.Full, "kho", "The disk is full.", "Free space.", null);

    [Fact]
    public async Task Who_asks_for_a_pause_gets_it()
    {
        var job = new Job(time, Cron("*/5 * * * *"), Start) { Pause = TimeSpan.FromHours(1) };
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromMinutes(60));
        job.Started.Count.ShouldBe(1);
        await running.PassAsync(TimeSpan.FromMinutes(10));
        job.Started.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Each_time_is_put_off_by_a_little()
    {
        var job = new Job(time, Cron("0 * * * *"), Start);
        await using Running running = Run(job, new Random(1));
        await running.PassAsync(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(2));
        job.Started.Count.ShouldBe(10);
        job.Started.ShouldAllBe(moment => moment.Minute <= 1);
        job.Planned.Where(moment => moment is not null).Select(moment => moment!.Value.Second).Distinct().Count().ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_change_does_not_wait_for_the_time()
    {
        var job = new Job(time, Cron("0 2 * * 0"), Start);
        await using Running running = Run(job);
        await running.PassAsync(TimeSpan.FromMinutes(5));
        job.Changed.SetResult();
        await running.PassAsync(TimeSpan.FromMinutes(1));
        job.Started.Count.ShouldBeGreaterThan(0);
    }

    private Running Run(Job job, Random? random = null) => new(time, new Scheduler(time, random ?? new NoJitter(), NullLogger<Scheduler>.Instance), job);

    private sealed class NoJitter : Random
    {
        public override double NextDouble() => 0;
    }

    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly FakeTimeProvider time;
        private readonly Task task;

        public Running(FakeTimeProvider time, Scheduler scheduler, Job job)
        {
            this.time = time;
            task = scheduler.RunAsync(job, stop.Token);
        }

        /// <summary>Lets time pass in steps that are shorter than any wait, so that each is met.</summary>
        public async Task PassAsync(TimeSpan span)
        {
            for (TimeSpan passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromSeconds(20))
            {
                await SettleAsync();
                time.Advance(TimeSpan.FromSeconds(20));
            }

            await SettleAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Dispose();
        }

        // What the last step set off runs before the next one.
        private static async Task SettleAsync()
        {
            for (int i = 0; i < 20; i++)
            {
                await Task.Yield();
            }

            await Task.Delay(1, Cancellation);
        }
    }

    private sealed class Job(TimeProvider clock, CronSchedule? schedule, DateTimeOffset? last) : ScheduledJob("việc", schedule)
    {
        private readonly Lock telling = new();
        private TaskCompletionSource? gate;
        private int now;

        public List<DateTimeOffset> Started { get; } = [];

        public List<DateTimeOffset?> Planned { get; } = [];

        public TaskCompletionSource Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int MostAtOnce { get; private set; }

        public bool First { get; init; }

        public Exception? Fault { get; set; }

        /// <summary>How many times the store still fails when it is told of a time.</summary>
        public int PlanFaults { get; set; }

        public TimeSpan? Pause { get; init; }

        public override bool IsDueAtFirst => First;

        public TaskCompletionSource Block() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public override Task<DateTimeOffset?> LastAsync(CancellationToken cancellation) => Task.FromResult(last);

        public override Task PlannedAsync(DateTimeOffset? next, CancellationToken cancellation)
        {
            Planned.Add(next);
            return PlanFaults-- > 0 ? Task.FromException(Full()) : Task.CompletedTask;
        }

        public override Task ChangedAsync(CancellationToken cancellation) => Changed.Task.WaitAsync(cancellation);

        public override async Task<TimeSpan?> RunAsync(CancellationToken cancellation)
        {
            lock (telling)
            {
                Started.Add(clock.GetUtcNow());
                MostAtOnce = Math.Max(MostAtOnce, ++now);
            }

            if (gate is { } waiting)
            {
                await waiting.Task.WaitAsync(cancellation);
            }

            lock (telling)
            {
                now--;
            }

            return Fault is null ? Pause : throw Fault;
        }
    }
}
