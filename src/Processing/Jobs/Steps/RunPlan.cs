using MediaFunctions.Processing.Delivery;
using MediaFunctions.Processing.Planning;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>
/// Runs the plan, as many runs at once as there are cores and as fit the instance's memory and disk beside those of other
/// jobs: each run's outputs are checked and put into the media bucket while the next one works.
/// </summary>
public sealed class RunPlan(
    RunExecutor executor, OutputPublisher publisher, Checkpoints checkpoints, RunGates gates, TimeProvider clock) : IJobStep
{
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        var plan = work.Plan!;
        var ended = plan.Runs.ToDictionary(run => run.Name, _ => new TaskCompletionSource());
        var progress = new PlanProgress(plan, work.Media!, clock, work.Lease.Report);
        JobEnd? end = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(plan.Runs, options, async (run, token) =>
            {
                // Stands before this one in the plan, so it has begun.
                if (run.After is { } first)
                    await ended[first].Task.WaitAsync(token);
                var failed = await gates.PassAsync(run, work.Media!, () => RunAsync(work, run, progress, token), token);
                progress.Done(run);
                ended[run.Name].SetResult();
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
        {
            var order = work.Recipe!.Outputs.Select(output => output.Name).ToList();
            var made = work.Checkpoint;
            work.Outputs.AddRange(made.Outputs.OrderBy(entry => order.IndexOf(entry.Name)));
            work.WithoutFile.AddRange(made.WithoutFile.OrderBy(detail => order.IndexOf(detail.Output)));
            work.Skipped.AddRange(made.Skipped.OrderBy(skipped => order.IndexOf(skipped.Output)));
            work.Truncated |= made.Truncated;
        }
        return end ?? EndOfNothing(work);
    }

    private async Task<JobEnd?> RunAsync(
        JobWork work, PlannedRun run, PlanProgress progress, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var made = await executor.ExecuteAsync(work, run, progress.Of(run), cancellationToken);
        if (!made.Succeeded(out var executed, out var end))
            return end;
        var (entries, withoutFile) = (new List<ManifestOutput>(), new List<ManifestDetail>());
        foreach (var output in executed.Made)
        {
            if (await publisher.PublishAsync(work, output, cancellationToken) is { } entry)
                entries.Add(entry);
            else
                withoutFile.Add(new ManifestDetail(output.Planned.Name, output.Planned.Kind, output.Finished.Details));
        }
        var published = new Checkpoint
        {
            Outputs = entries,
            WithoutFile = withoutFile,
            Skipped = executed.Skipped,
            Truncated = work.Truncated,
        };
        await checkpoints.AddAsync(work, published, clock.GetElapsedTime(began), cancellationToken);
        return null;
    }

    /// <summary>A source that has nothing for any output is a failure.</summary>
    private static JobEnd? EndOfNothing(JobWork work)
    {
        if (work.Outputs.Count > 0 || work.WithoutFile.Count > 0)
            return null;
        var reasons = string.Join(' ', work.Skipped.Concat(work.Plan!.Skipped).Select(skipped => skipped.Reason).Distinct());
        return JobEnd.Failed(work.Media!.Truncated
            ? new Failure(FailureCode.Corrupt, $"The file ends before anything that could be used. {reasons} Upload it again.")
            : new Failure(FailureCode.NoOutput, $"Nothing that the recipe asks for can be made of this upload. {reasons}"));
    }
}
