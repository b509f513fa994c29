using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Tests.Processing.Jobs;

public sealed class RunGateSpecs
{
    private readonly RunGate gate = new(() => 100);

    [Fact]
    public async Task Runs_that_fit_together_begin_at_once()
    {
        await gate.EnterAsync(60, default);

        Assert.True(gate.EnterAsync(40, default).IsCompleted);
    }

    [Fact]
    public async Task One_that_does_not_fit_waits_until_there_is_room()
    {
        await gate.EnterAsync(60, default);
        var second = gate.EnterAsync(50, default);
        Assert.False(second.IsCompleted);

        gate.Leave(60);

        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task One_that_fits_nowhere_runs_alone()
    {
        await gate.EnterAsync(500, default);
        var second = gate.EnterAsync(1, default);
        Assert.False(second.IsCompleted);

        gate.Leave(500);

        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_small_one_does_not_overtake_a_large_one_that_waits()
    {
        await gate.EnterAsync(60, default);
        var large = gate.EnterAsync(90, default);
        var small = gate.EnterAsync(10, default);

        Assert.False(small.IsCompleted);
        gate.Leave(60);
        await Task.WhenAll(large, small).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task One_that_is_cancelled_while_it_waits_takes_no_room()
    {
        using var cancel = new CancellationTokenSource();
        await gate.EnterAsync(60, default);
        var cancelled = gate.EnterAsync(90, cancel.Token);
        var next = gate.EnterAsync(40, default);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await next.WaitAsync(TimeSpan.FromSeconds(10));
        gate.Leave(60);

        Assert.True(gate.EnterAsync(60, default).IsCompleted);
    }

    [Fact]
    public async Task Where_none_may_be_alone_what_does_not_fit_waits_while_others_hold_room_and_then_meets_its_fault()
    {
        var disk = new RunGate(() => 100, (need, free) => new DiskFullException(need, free));
        await disk.EnterAsync(60, default);
        var large = disk.EnterAsync(500, default);
        var next = disk.EnterAsync(100, default);
        Assert.Equal(2, disk.Waiting);

        disk.Leave(60);

        var fault = await Assert.ThrowsAsync<DiskFullException>(() => large.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Contains("up to 500 bytes, and the disk has 100 free", fault.Message, StringComparison.Ordinal);
        await next.WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<DiskFullException>(() =>
        {
            disk.Leave(100);
            return disk.EnterAsync(101, default);
        });
    }

    [Fact]
    public async Task What_those_inside_have_written_is_not_counted_twice_but_what_is_gone_is_gone()
    {
        var free = 100L;
        var disk = new RunGate(() => free, (need, left) => new DiskFullException(need, left));
        await disk.EnterAsync(60, default);

        free = 45; // 55 of them are written
        Assert.True(disk.EnterAsync(40, default).IsCompletedSuccessfully);

        disk.Leave(40);
        free = 30; // somebody else has taken what was left
        Assert.False(disk.EnterAsync(40, default).IsCompleted);
    }
}
