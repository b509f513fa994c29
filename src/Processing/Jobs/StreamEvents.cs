using MediaFunctions.Processing.Events;
using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Processing.Jobs;

/// <summary>
/// What Cloudflare Stream tells of a video, as a message to its job's worker. Nothing else of it is believed: the worker asks
/// Stream itself, so a webhook that is doubled, late or out of order is one look more.
/// </summary>
public sealed class StreamEvents(StreamVideos videos, JobStore jobs, JobQueue queue, TimeProvider clock)
{
    // It told before the row was written that names the video; or while somebody looks, who began before there was anything to
    // see: a message that meets his lease is dropped, and Stream tells only once.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public async Task<IntakeResult> TakeAsync(StreamVideo video, CancellationToken cancellationToken)
    {
        if (videos.JobOf(video) is not { } jobId || await jobs.GetAsync(jobId, cancellationToken) is not { } row)
            return new IntakeResult(IntakeOutcome.Ignored, "no job here waits for this video", null);
        if (row.State.IsFinal())
            return new IntakeResult(IntakeOutcome.Ignored, "its job has ended", jobId);
        var isFree = row.StreamUid == video.Uid && !row.LeaseAlive(clock.GetUtcNow());
        await queue.SendAsync(
            row.Job with { DeliveryId = Ids.NewToken() }, isFree ? TimeSpan.Zero : Soon, Route.Stream, cancellationToken);
        return new IntakeResult(IntakeOutcome.Accepted, null, jobId);
    }
}
