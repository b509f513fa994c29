namespace MediaFunctions.Processing.Ledger;

/// <summary>
/// Makes a job: first the message, then the row. A crash between the two loses nothing: the worker writes the row from
/// the message, or whoever brought the job brings it again and finds no row.
/// </summary>
public sealed class JobStarter(JobStore store, JobQueue queue, TimeProvider clock, ICrashPoints crashPoints)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Starts the job unless it exists; a job that exists is recognised, not paid for again. A superseded one has made
    /// nothing: its bytes may be back (uploaded again after a deletion, or after others), so it looks again. One that
    /// succeeded and whose bytes were put again later has its manifest, and only moves the pointer back to it.
    /// </summary>
    /// <param name="job">The message; its delivery id must be new.</param>
    /// <param name="recipeJson">The recipe as it is now.</param>
    /// <param name="putAt">When the object was put, where that is known.</param>
    public async Task<(JobRow Row, bool IsNew)> StartAsync(
        MediaJob job, string recipeJson, DateTimeOffset? putAt, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(job.AssetId, job.Version, cancellationToken) is { } known)
        {
            return known.State == JobState.Superseded || WasPutAgain(known, putAt)
                ? await ReviveAsync(known, job, putAt, cancellationToken)
                : (known, false);
        }

        await queue.SendAsync(job, TimeSpan.Zero, null, cancellationToken);
        crashPoints.Passed(CrashPoint.MessageSent);
        var now = clock.GetUtcNow();
        var row = new JobRow
        {
            Job = job,
            State = JobState.Queued,
            RecipeJson = recipeJson,
            CreatedAt = now,
            SentAt = now,
            OwnerDeliveryId = job.DeliveryId,
        };
        var inserted = await store.InsertAsync(row, cancellationToken);
        crashPoints.Passed(CrashPoint.RowInserted);
        return inserted is not null
            ? (inserted, true)
            : (await store.GetAsync(job.AssetId, job.Version, cancellationToken)
                ?? throw new InvalidOperationException($"Job {job.JobId} vanished while it was started."), false);
    }

    // An event's clock and that of the object's Last-Modified need not agree to the second.
    private static bool WasPutAgain(JobRow known, DateTimeOffset? putAt) =>
        known is { State: JobState.Succeeded, SourceModifiedAt: { } made } && putAt > made + ClockSkew;

    private async Task<(JobRow Row, bool IsNew)> ReviveAsync(
        JobRow known, MediaJob job, DateTimeOffset? putAt, CancellationToken cancellationToken)
    {
        // What the probe must confirm is what is asked for now: a wish that names its recipe asks for nothing.
        var message = known.Job with
        {
            DeliveryId = job.DeliveryId,
            When = job.When,
            CallbackUrl = job.CallbackUrl ?? known.Job.CallbackUrl,
        };
        var anew = known.Anew(job.DeliveryId, clock.GetUtcNow()) with { Job = message };
        if (known.State == JobState.Succeeded)
        {
            anew = anew with
            {
                SourceModifiedAt = putAt,
                RunId = known.RunId,
                FFmpegBuild = known.FFmpegBuild,
                ReceiptJson = known.ReceiptJson,
            };
        }
        // The row first: a worker drops messages of a job that has ended. A crash in between is mended by the sweep.
        if (await store.ReplaceAsync(known, anew, cancellationToken) is not { } revived)
        {
            // Somebody else brought it back; or an attempt to tell of its end was recorded, and it stands as it stood.
            return await store.GetAsync(job.AssetId, job.Version, cancellationToken) is { } newest
                && (newest.State, newest.Round) == (known.State, known.Round)
                    ? await ReviveAsync(newest, job, putAt, cancellationToken)
                    : (known, false);
        }
        crashPoints.Passed(CrashPoint.RowInserted);
        await queue.SendAsync(message, TimeSpan.Zero, null, cancellationToken);
        crashPoints.Passed(CrashPoint.MessageSent);
        return (revived, true);
    }
}
