using MediaFunctions.Processing.Jobs;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Recipes;
using MediaFunctions.Processing.Running;
using MediaFunctions.Tests.Processing.Planning;

namespace MediaFunctions.Tests.Processing.Jobs;

public sealed class PlanProgressSpecs
{
    private readonly List<JobProgress> shown = [];
    private readonly StoppedClock clock = new();
    private readonly JobPlan plan = Planner.Plan(
        Recipe.Parse("r", """{"outputs":{"long":{"kind":"audio"},"brief":{"kind":"thumbnail","at":"0s"}}}""").Value!, Sources.Film).Value!;

    [Fact]
    public void A_run_counts_by_its_work_and_not_as_one_of_so_many()
    {
        var progress = Progress();

        progress.Of(plan.Runs[0]).Report(new RunProgress(TimeSpan.FromSeconds(15), 0, 30));
        var half = shown[^1].Percent;
        progress.Done(plan.Runs[1]);

        var share = RunBudget.For(plan.Runs[0], Sources.Film).CpuSeconds;
        var whole = share + RunBudget.For(plan.Runs[1], Sources.Film).CpuSeconds;
        Assert.Equal(50 * share / whole, half, 1);
        Assert.Equal((50 * share / whole) + (100 * (whole - share) / whole), shown[^1].Percent, 1);
    }

    [Fact]
    public void Frames_and_speed_are_those_of_all_runs_under_way()
    {
        var progress = Progress();

        progress.Of(plan.Runs[0]).Report(new RunProgress(TimeSpan.FromSeconds(3), 10, 2));
        progress.Of(plan.Runs[1]).Report(new RunProgress(TimeSpan.FromSeconds(3), 5, 1.5));
        Assert.Equal((15, 3.5), (shown[^1].Frames, shown[^1].Speed));

        progress.Done(plan.Runs[0]);
        Assert.Equal((15, 1.5), (shown[^1].Frames, shown[^1].Speed));
    }

    [Fact]
    public void The_seconds_left_follow_from_the_time_and_the_share_so_far()
    {
        var progress = Progress();
        progress.Done(plan.Runs[1]);
        clock.Seconds = 10;

        progress.Of(plan.Runs[0]).Report(new RunProgress(TimeSpan.FromSeconds(15), 0, 1));

        var left = 10 * (100 - shown[^1].Percent) / shown[^1].Percent;
        Assert.InRange(shown[^1].SecondsLeft!.Value, left - 0.2, left + 0.2);
    }

    [Fact]
    public void Nobody_guesses_at_the_beginning_and_nothing_is_left_at_the_end()
    {
        var progress = Progress();

        progress.Of(plan.Runs[0]).Report(new RunProgress(TimeSpan.FromMilliseconds(1), 0, 0));
        Assert.Null(shown[^1].SecondsLeft);

        progress.Done(plan.Runs[0]);
        progress.Done(plan.Runs[1]);
        Assert.Equal((100d, null), (shown[^1].Percent, shown[^1].SecondsLeft));
    }

    [Fact]
    public void A_run_that_goes_on_beyond_the_promised_end_is_not_whole_and_none_goes_back()
    {
        var progress = Progress();
        progress.Done(plan.Runs[1]);

        progress.Of(plan.Runs[0]).Report(new RunProgress(TimeSpan.FromSeconds(500), 0, 1));
        var beyond = shown[^1].Percent;
        progress.Of(plan.Runs[0]).Report(new RunProgress(TimeSpan.FromSeconds(1), 0, 1));

        Assert.InRange(beyond, 90, 99.9);
        Assert.Equal(beyond, shown[^1].Percent);
    }

    private PlanProgress Progress() => new(plan, Sources.Film, clock, shown.Add);

    private sealed class StoppedClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
