using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>Asks Cloudflare Stream how far the video of a job is, and lets it make the MP4 of one that is ready.</summary>
public sealed class AskStream(
    StreamClient client, StreamVideos videos, StreamSettings settings, TimeProvider clock, ICrashPoints crashPoints) : IJobStep
{
    private static readonly Failure Gone = new(
        FailureCode.Internal, "The video was deleted at Cloudflare Stream before the job was done; it is made anew.", Retryable: true);

    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(work, cancellationToken);
        }
        // The video is none the worse for it, and paid for.
        catch (StreamUnavailableException)
        {
            return Wait(work.Row.StartedAt, null);
        }
    }

    private async Task<StepEnd?> AskAsync(JobWork work, CancellationToken cancellationToken)
    {
        var video = work.Row.StreamUid is { } uid ? await client.GetAsync(uid, cancellationToken) : null;
        if (video is null)
            return await MakeAnewAsync(work, Gone, cancellationToken);
        if (video.HasFailed)
        {
            var failure = StreamErrors.Of(video.Status!.Reason);
            return failure.Retryable ? await MakeAnewAsync(work, failure, cancellationToken) : JobEnd.Failed(failure);
        }
        if (!video.IsReady)
            return Wait(video.Created, video.Status?.Percent ?? 0, isSilent: video.Status?.State == StreamStatus.Ready);
        if (work.Recipe!.Outputs.Any(output => output.Kind.Name == "transcode"))
        {
            var download = await client.EnableDownloadAsync(video.Uid, cancellationToken);
            if (download.HasFailed)
                return JobEnd.Failed(StreamErrors.Of(null));
            if (!download.IsReady)
                return Wait(video.Created, 100, isSilent: true);
            work.VideoFile = download.Url;
        }
        work.Video = video;
        return null;
    }

    /// <param name="isSilent">Its one webhook has been sent, and it is not done.</param>
    private StepEnd Wait(DateTimeOffset? since, double? percent, bool isSilent = false) => since + settings.Patience < clock.GetUtcNow()
        ? JobEnd.Failed(StreamErrors.TooSlow(settings.Patience))
        : new StreamWait(percent) { IsSilent = isSilent };

    /// <summary>Back to the beginning, a try counted: also to where it may go another way.</summary>
    private async Task<StepEnd?> MakeAnewAsync(JobWork work, Failure failure, CancellationToken cancellationToken)
    {
        if (work.Row.StreamUid is { } uid)
            await videos.TryDeleteAsync(work.Job.JobId, uid, cancellationToken);
        await work.Lease.UpdateAsync(
            row => row with { State = JobState.Processing, Route = null, RouteReasons = [], StreamUid = null, Failure = failure },
            cancellationToken);
        crashPoints.Passed(CrashPoint.StreamReset);
        throw new VideoLostException(failure);
    }
}
