using Indexer.Leases;
using Indexer.Sources;
using Search.Documents;

namespace Indexer.Tests.Sources;

/// <summary>What every kind of source keeps to.</summary>
public abstract class SourceContract : IAsyncLifetime
{
    protected SourceWorld World { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Whether it can tell what is gone.</summary>
    protected virtual bool TellsDeletions => true;

    public virtual async ValueTask InitializeAsync() => World = await SourceWorld.OpenAsync();

    public virtual ValueTask DisposeAsync() => World.DisposeAsync();

    protected abstract IEnumerable<(string Key, string Value)> Settings();

    /// <summary>Puts an item into what the source reads, or changes it.</summary>
    protected abstract Task PutAsync(string key, string title, string text);

    protected abstract Task RemoveAsync(string key);

    /// <summary>Makes what the source reads unreachable.</summary>
    protected abstract Task BreakAsync();

    protected abstract Task MendAsync();

    private async Task PutAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await PutAsync($"tin-{i}", $"Tin số {i} của huyện", $"Đoạn văn thứ {i} kể về buổi họp giao ban của ủy ban nhân dân huyện vào sáng thứ hai, có đủ các phòng ban tham dự và phát biểu.");
        }
    }

    [Fact]
    public async Task Everything_it_has_becomes_documents_of_its_name()
    {
        await PutAsync(3);
        SourceVisitReport report = await World.VisitAsync(Settings());
        report.Told.ShouldStartWith("succeeded: 3 added, 0 replaced, 0 unchanged, 0 deleted, 0 refused");
        (await World.TitlesAsync()).ShouldBe(["Tin số 0 của huyện", "Tin số 1 của huyện", "Tin số 2 của huyện"]);
        foreach (Document document in await World.DocumentsAsync())
        {
            document.Source.ShouldBe(SourceWorld.Name);
            document.Text.ShouldContain("buổi họp giao ban");
            document.Audience.ShouldBe(["public"]);
        }

        SourceState state = await World.StateAsync();
        (state.Documents, state.Failed, state.RunningSince, state.LastResult).ShouldBe((3, false, null, report.Told));
        state.LastRun.ShouldNotBeNull();
    }

    [Fact]
    public async Task Again_changes_nothing()
    {
        await PutAsync(3);
        await World.VisitAsync(Settings());
        long last = await World.Store.LastSequenceAsync(Cancellation);
        SourceVisitReport again = await World.VisitAsync(Settings());
        again.Failed.ShouldBeFalse(again.Told);
        (await World.Store.LastSequenceAsync(Cancellation)).ShouldBe(last);
    }

    [Fact]
    public async Task What_changes_is_replaced_and_what_is_new_is_added()
    {
        await PutAsync(3);
        await World.VisitAsync(Settings());
        await PutAsync("tin-1", "Tin số 1 đã sửa", "Đoạn văn này đã được viết lại sau buổi họp giao ban, với đủ các ý kiến của các phòng ban trong huyện.");
        await PutAsync("tin-9", "Tin số 9 của huyện", "Đoạn văn mới kể về buổi họp giao ban khác của huyện, diễn ra vào chiều thứ sáu tuần trước.");
        (await World.VisitAsync(Settings())).Told.ShouldStartWith("succeeded: 1 added, 1 replaced");
        (await World.TitlesAsync()).ShouldBe(["Tin số 0 của huyện", "Tin số 1 đã sửa", "Tin số 2 của huyện", "Tin số 9 của huyện"]);
    }

    [Fact]
    public async Task What_is_gone_is_deleted_where_it_can_tell()
    {
        await PutAsync(4);
        await World.VisitAsync(Settings());
        await RemoveAsync("tin-2");
        SourceVisitReport report = await World.VisitAsync(Settings());
        report.Failed.ShouldBeFalse(report.Told);
        (await World.TitlesAsync()).Contains("Tin số 2 của huyện").ShouldBe(!TellsDeletions);
        (await World.StateAsync()).Documents.ShouldBe(TellsDeletions ? 3 : 4);
    }

    [Fact]
    public async Task That_most_is_gone_is_not_believed_unless_allowed()
    {
        await PutAsync(5);
        await World.VisitAsync(Settings());
        foreach (int i in (int[])[0, 1, 2])
        {
            await RemoveAsync($"tin-{i}");
        }

        SourceVisitReport report = await World.VisitAsync(Settings());
        (await World.DocumentsAsync()).Count.ShouldBe(5);
        report.Told.Contains("3 of 5 items are gone", StringComparison.Ordinal).ShouldBe(TellsDeletions);
        await World.VisitAsync([.. Settings(), ("mostDeletedPercent", "100")]);
        (await World.DocumentsAsync()).Count.ShouldBe(TellsDeletions ? 2 : 5);
    }

    [Fact]
    public async Task When_it_cannot_be_read_everything_stays_and_the_reason_is_told()
    {
        await PutAsync(3);
        await World.VisitAsync(Settings());
        await BreakAsync();
        SourceVisitReport report = await World.VisitAsync(Settings());
        report.Failed.ShouldBeTrue(report.Told);
        report.Told.ShouldStartWith("failed: ");
        (await World.DocumentsAsync()).Count.ShouldBe(3);
        SourceState state = await World.StateAsync();
        (state.Failed, state.LastResult, state.Documents, state.RunningSince).ShouldBe((true, report.Told, 3, null));

        await MendAsync();
        await PutAsync(4);
        (await World.VisitAsync(Settings())).Failed.ShouldBeFalse();
        (await World.DocumentsAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Its_audience_is_that_of_its_documents_from_the_next_visit_on()
    {
        await PutAsync(2);
        await World.VisitAsync([.. Settings(), ("audience:0", "cán bộ"), ("audience:1", "lãnh đạo")]);
        (await World.DocumentsAsync()).ShouldAllBe(document => document.Audience.SequenceEqual(new[] { "cán bộ", "lãnh đạo" }));
    }

    [Fact]
    public async Task Who_lost_the_right_writes_nothing()
    {
        await PutAsync(2);
        int asked = 0;
        World.Permit = _ => asked++ == 0 ? Task.CompletedTask : throw new LeaseLostException("nguồn");
        await Should.ThrowAsync<LeaseLostException>(() => World.VisitAsync(Settings()));
        (await World.DocumentsAsync()).ShouldBeEmpty();
    }
}
