namespace MediaFunctions.Processing.Jobs;

/// <summary>Notes in a job's row what its runs have made.</summary>
public sealed class Checkpoints(JobSettings settings, ICrashPoints crashPoints)
{
    /// <summary>Takes down what a run has made; in the row too, where to make it again would take longer than that.</summary>
    /// <param name="took">How long the run took.</param>
    /// <exception cref="Ledger.LeaseLostException">The job is another's by now.</exception>
    public async Task AddAsync(JobWork work, Checkpoint made, TimeSpan took, CancellationToken cancellationToken)
    {
        work.Add(made);
        if (took < settings.CheckpointAfter)
            return;
        // Runs may end at once: the last to write has what the others made.
        await work.Lease.UpdateAsync(row => row with { MadeJson = work.Checkpoint.ToJson() }, cancellationToken);
        crashPoints.Passed(CrashPoint.CheckpointWritten);
    }
}
