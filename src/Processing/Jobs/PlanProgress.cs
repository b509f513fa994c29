using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs;

/// <summary>What all runs of a plan have done so far, as one progress of the job; every run counts the same.</summary>
internal sealed class PlanProgress(JobLease lease, double? sourceSeconds, int runs)
{
    private readonly double[] parts = new double[runs];

    /// <summary>Where the run of this index reports.</summary>
    public IProgress<RunProgress> Of(int index) => new OneRun(this, index);

    private void Report(int index, RunProgress progress)
    {
        double percent;
        lock (parts)
        {
            parts[index] = sourceSeconds > 0 ? Math.Clamp(progress.OutputTime.TotalSeconds / sourceSeconds.Value, 0, 1) : 0;
            percent = Math.Round(100 * parts.Average(), 1);
        }
        lease.Report(new JobProgress("running", percent, progress.Frames, progress.Speed));
    }

    // Not Progress<T>: it posts to the thread pool, and reports could overtake each other.
    private sealed class OneRun(PlanProgress plan, int index) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => plan.Report(index, value);
    }
}
