using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>Runs the plan: each run's outputs are checked and stand in the media bucket before the next begins.</summary>
public sealed class RunPlan(RunExecutor executor, OutputPublisher publisher) : IJobStep
{
    public async Task<JobEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var runs = work.Plan!.Runs;
        for (var index = 0; index < runs.Count; index++)
        {
            var made = await executor.ExecuteAsync(work, runs[index], Progress(work, index, runs.Count), cancellationToken);
            if (!made.Succeeded(out var outputs, out var end))
                return end;
            foreach (var output in outputs)
                work.Outputs.Add(await publisher.PublishAsync(work, output, cancellationToken));
        }
        return null;
    }

    private static LeaseProgress Progress(JobWork work, int index, int count)
    {
        var duration = work.Media!.DurationSeconds;
        return new LeaseProgress(work.Lease, progress =>
        {
            var part = duration > 0 ? Math.Clamp(progress.OutputTime.TotalSeconds / duration.Value, 0, 1) : 0;
            return new JobProgress("running", Math.Round(100 * (index + part) / count, 1), progress.Frames, progress.Speed);
        });
    }

    // Not Progress<T>: it posts to the thread pool, and reports could overtake each other.
    private sealed class LeaseProgress(JobLease lease, Func<RunProgress, JobProgress> of) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => lease.Report(of(value));
    }
}
