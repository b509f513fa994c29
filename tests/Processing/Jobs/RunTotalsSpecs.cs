using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Tests.Processing.Jobs;

/// <summary>What a receipt says of the processes of its job.</summary>
public sealed class RunTotalsSpecs
{
    private readonly HandClock clock = new();
    private readonly RunTotals totals;

    public RunTotalsSpecs() => totals = new RunTotals(clock);

    [Fact]
    public void Time_in_which_two_processes_run_at_once_counts_once()
    {
        totals.Begin();
        clock.Pass(3);
        totals.Begin();
        clock.Pass(2);
        totals.End();
        clock.Pass(1);
        totals.End();

        Assert.Equal(TimeSpan.FromSeconds(6), totals.WallTime);
    }

    [Fact]
    public void A_process_within_the_time_of_another_adds_nothing()
    {
        totals.Begin();
        clock.Pass(1);
        for (var inner = 0; inner < 3; inner++)
        {
            totals.Begin();
            clock.Pass(1);
            totals.End();
        }
        totals.End();

        Assert.Equal(TimeSpan.FromSeconds(4), totals.WallTime);
    }

    [Fact]
    public void Time_in_which_no_process_runs_does_not_count()
    {
        foreach (var seconds in new[] { 1, 2 })
        {
            clock.Pass(10);
            totals.Begin();
            clock.Pass(seconds);
            totals.End();
        }
        clock.Pass(10);

        Assert.Equal(TimeSpan.FromSeconds(3), totals.WallTime);
    }

    [Fact]
    public void Cpu_time_adds_up_and_of_the_memory_the_largest_counts()
    {
        totals.Add(Took(cpuSeconds: 1, peak: 300));
        totals.Add(Took(cpuSeconds: 2, peak: 200));

        Assert.Equal((2, TimeSpan.FromSeconds(3), 300), (totals.Runs, totals.CpuTime, totals.PeakRssBytes));
    }

    private static FFmpegResult Took(double cpuSeconds, long peak) =>
        new(RunEnd.Completed, 0, "", "", TimeSpan.FromSeconds(cpuSeconds), peak, TimeSpan.Zero);
}
