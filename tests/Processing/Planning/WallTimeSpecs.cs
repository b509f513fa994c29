using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Planning;

public sealed class WallTimeSpecs
{
    [Fact]
    public void On_one_vcpu_all_runs_take_what_they_take_together()
    {
        Assert.Equal(130, WallTime.Of([Run("film", 100, 0.3), Run("sound", 30, 0.9)], 1), 6);
    }

    [Fact]
    public void Vcpus_share_the_work_of_runs_that_are_done_at_once()
    {
        Assert.Equal(65, WallTime.Of([Run("film", 100, 0.3), Run("sound", 30, 0.9)], 2), 6);
    }

    [Fact]
    public void The_busiest_thread_of_a_run_is_no_shorter_however_many_vcpus_there_are()
    {
        Assert.Equal(30, WallTime.Of([Run("film", 100, 0.3), Run("sound", 30, 0.9)], 64), 6);
    }

    [Fact]
    public void A_run_that_waits_for_another_comes_after_it()
    {
        var (measure, make) = (Run("measure", 10, 0.9), Run("sound", 30, 0.9));

        Assert.Equal(36, WallTime.Of([measure, (make.Run with { After = "measure" }, make.Estimate)], 64), 6);
    }

    [Fact]
    public void A_run_by_itself_waits_for_nobody()
    {
        var (run, estimate) = Run("sound", 30, 0.9);

        Assert.Equal(30, WallTime.Of([(run with { After = "measure" }, estimate)], 1), 6);
    }

    [Fact]
    public void On_a_part_of_a_vcpu_everything_takes_longer()
    {
        Assert.Equal(400, WallTime.Of([Run("sound", 100, 0.9)], 0.25), 6);
    }

    [Fact]
    public void Nothing_takes_no_time()
    {
        Assert.Equal(0, WallTime.Of([], 4));
    }

    private static (PlannedRun Run, RunEstimate Estimate) Run(string name, double cpuSeconds, double serial) => (
        new PlannedRun { Name = name, Inputs = [], Parts = [], Reasons = [] },
        new RunEstimate(cpuSeconds, 0, 0, 0, 0, 0) { SerialSeconds = serial * cpuSeconds });
}
