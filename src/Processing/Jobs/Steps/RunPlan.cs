using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Planning;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>
/// Runs the plan, as many runs at once as there are cores: each run's outputs are checked and put into the media bucket
/// while the next one works.
/// </summary>
public sealed class RunPlan(RunExecutor executor, OutputPublisher publisher) : IJobStep
{
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    public async Task<JobEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var runs = work.Plan!.Runs;
        var published = new List<ManifestOutput>[runs.Count];
        var progress = new PlanProgress(work.Lease, work.Media!.DurationSeconds, runs.Count);
        JobEnd? end = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, runs.Count), options, async (index, token) =>
            {
                published[index] = [];
                var failed = await RunAsync(work, runs[index], progress.Of(index), published[index], token);
                if (failed is null)
                    return;
                // The first one to fail ends the job, and the others with it.
                Interlocked.CompareExchange(ref end, failed, null);
                await stop.CancelAsync();
            });
        }
        catch (OperationCanceledException) when (end is not null)
        {
        }
        if (end is null)
            work.Outputs.AddRange(published.SelectMany(outputs => outputs));
        return end;
    }

    private async Task<JobEnd?> RunAsync(
        JobWork work,
        PlannedRun run,
        IProgress<RunProgress> progress,
        List<ManifestOutput> published,
        CancellationToken cancellationToken)
    {
        var made = await executor.ExecuteAsync(work, run, progress, cancellationToken);
        if (!made.Succeeded(out var outputs, out var end))
            return end;
        foreach (var output in outputs)
            published.Add(await publisher.PublishAsync(work, output, cancellationToken));
        return null;
    }
}
