using MediaFunctions.Processing.Delivery.Callbacks;
using MediaFunctions.Processing.Delivery.Status;
using MediaFunctions.Processing.Ledger;

namespace MediaFunctions.Processing.Jobs.Announcing;

/// <summary>
/// Lets a job's end be known before its row shows it: a process that dies in between leaves a message too many, which waits
/// for the row's end or finds that it was told, and never one too few. Every path that ends a job comes by here.
/// </summary>
public sealed class JobHerald(CallbackSettings settings, CallbackQueue queue, JobStatuses statuses, ICrashPoints crashPoints)
{
    /// <summary>Puts on the queue who is to be told, and publishes the state.</summary>
    /// <param name="ending">The row as it will be.</param>
    /// <param name="file">The status in the worker's hands; null: nobody works on the job.</param>
    /// <param name="cancellationToken">Ends it; nothing is promised then.</param>
    public async Task AnnounceAsync(JobRow ending, StatusFile? file, CancellationToken cancellationToken)
    {
        var told = ending.State is JobState.Succeeded or JobState.Failed or JobState.Cancelled ? UrlsOf(ending.Job) : [];
        foreach (var url in told)
        {
            var message = new CallbackMessage
            {
                JobId = ending.Job.JobId,
                Created = ending.CreatedAt.ToUnixTimeMilliseconds(),
                Round = ending.Round,
                Url = url,
            };
            await queue.SendAsync(message, TimeSpan.Zero, cancellationToken);
        }
        if (told.Count > 0)
            crashPoints.Passed(CrashPoint.CallbackQueued);
        await statuses.EndAsync(file, ending, cancellationToken);
    }

    private IReadOnlyList<string> UrlsOf(MediaJob job) =>
        [.. settings.Urls.Concat(job.CallbackUrl is { } own ? [own] : []).Distinct()];
}
