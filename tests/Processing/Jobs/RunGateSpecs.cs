using MediaFunctions.Processing.Jobs;

namespace MediaFunctions.Tests.Processing.Jobs;

public sealed class RunGateSpecs
{
    private readonly RunGate gate = new(100);

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
}
