using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Media;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What all runs of a plan have done so far, as one progress of the job; each run counts by its estimated work.</summary>
/// <remarks>Shown to the row by the lease, with its heartbeat: at most every two seconds by default.</remarks>
public sealed class PlanProgress
{
    private readonly Dictionary<PlannedRun, OneRun> parts = new(ReferenceEqualityComparer.Instance);
    private readonly Action<JobProgress> show;
    private readonly TimeProvider clock;
    private readonly long began;
    private readonly Lock gate = new();

    public PlanProgress(JobPlan plan, MediaInfo media, TimeProvider clock, Action<JobProgress> show)
    {
        (this.show, this.clock, began) = (show, clock, clock.GetTimestamp());
        foreach (var run in plan.Runs.SelectMany(run => run.Measure is { } measure ? [measure.Run, run] : (IEnumerable<PlannedRun>)[run]))
            parts[run] = new OneRun(this, RunBudget.For(run, media).CpuSeconds, run.Inputs[0].LengthSeconds ?? media.DurationSeconds);
    }

    /// <summary>Where a run of the plan, or its measuring run, reports.</summary>
    public IProgress<RunProgress> Of(PlannedRun run) => parts[run];

    /// <summary>The run has ended, whatever it reported.</summary>
    public void Done(PlannedRun run)
    {
        lock (gate)
        {
            foreach (var part in new[] { run, run.Measure?.Run }.OfType<PlannedRun>())
                parts[part].Share = 1;
        }
        Show();
    }

    private void Show()
    {
        JobProgress progress;
        lock (gate)
        {
            var share = parts.Values.Sum(part => part.Weight * part.Share) / parts.Values.Sum(part => part.Weight);
            var running = parts.Values.Where(part => part is { Share: > 0 and < 1 }).ToList();
            var seconds = clock.GetElapsedTime(began).TotalSeconds;
            progress = new JobProgress(
                "running",
                Math.Round(100 * share, 1),
                parts.Values.Sum(part => part.Newest.Frames),
                Math.Round(running.Sum(part => part.Newest.Speed), 2))
            {
                // Before a twentieth is done, a guess would only jump about.
                SecondsLeft = share is > 0.05 and < 1 ? Math.Round(seconds * (1 - share) / share, 1) : null,
            };
        }
        show(progress);
    }

    // Not Progress<T>: it posts to the thread pool, and reports could overtake each other.
    private sealed class OneRun(PlanProgress plan, double weight, double? seconds) : IProgress<RunProgress>
    {
        public double Weight => weight;

        public double Share { get; set; }

        public RunProgress Newest { get; private set; } = new(TimeSpan.Zero, 0, 0);

        public void Report(RunProgress value)
        {
            lock (plan.gate)
            {
                Newest = value;
                // Only its end makes a run whole: what it reports is media time, and there may be more than was promised.
                Share = seconds > 0 ? Math.Clamp(value.OutputTime.TotalSeconds / seconds.Value, Share, 0.99) : Share;
            }
            plan.Show();
        }
    }
}
