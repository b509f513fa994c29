using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Routing.Stream;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>Asks Cloudflare Stream how far the video of a job is, and lets it make the MP4 of one that is ready.</summary>
public sealed class AskStream(
    StreamClient client, StreamVideos videos, StreamSettings settings, RoutingSettings routing, TimeProvider clock, ICrashPoints crashPoints)
    : IJobStep
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
            return await WaitAsync(work, null, null, cancellationToken);
        }
    }

    private async Task<StepEnd?> AskAsync(JobWork work, CancellationToken cancellationToken)
    {
        var video = work.Row.StreamUid is { } uid ? await client.GetAsync(uid, cancellationToken) : null;
        if (video is null)
            return await MakeAnewAsync(work, Gone, null, cancellationToken);
        if (video.HasFailed)
        {
            var failure = StreamErrors.Of(video.Status!.Reason);
            if (failure == StreamErrors.NotFetched)
                return await MakeAnewAsync(work, failure, StreamErrors.After(failure), cancellationToken);
            return failure.Retryable && IsInsistedOn(work)
                ? await MakeAnewAsync(work, failure, null, cancellationToken)
                : await FailAsync(work, failure, cancellationToken);
        }
        if (!video.IsReady)
            return await WaitAsync(work, video, video.Status?.Percent ?? 0, cancellationToken);
        if (work.Recipe!.Outputs.Any(output => output.Kind.Name == "transcode"))
        {
            var download = await client.EnableDownloadAsync(video.Uid, cancellationToken);
            if (download.HasFailed)
                return await FailAsync(work, StreamErrors.NoFile, cancellationToken);
            if (!download.IsReady)
                return await WaitAsync(work, video, 100, cancellationToken);
            work.VideoFile = download.Url;
        }
        work.Video = video;
        return null;
    }

    /// <param name="video">Null where Stream does not answer.</param>
    private async Task<StepEnd?> WaitAsync(JobWork work, StreamVideo? video, double? percent, CancellationToken cancellationToken)
    {
        // Since Stream has it for this job: a video that somebody found may be older, and the job older than both.
        if ((work.Row.AtStreamSince ?? video?.Created) + settings.Patience < clock.GetUtcNow())
            return await FailAsync(work, StreamErrors.TooSlow(settings.Patience), cancellationToken);
        // The one webhook of a video that is ready has been sent.
        return new StreamWait(percent) { IsSilent = video?.Status?.State == StreamStatus.Ready };
    }

    /// <summary>That Stream cannot make it says nothing of other places, unless somebody wants it made there.</summary>
    private async Task<StepEnd?> FailAsync(JobWork work, Failure failure, CancellationToken cancellationToken) => IsInsistedOn(work)
        ? JobEnd.Failed(failure)
        : await MakeAnewAsync(work, failure, StreamErrors.After(failure), cancellationToken);

    private bool IsInsistedOn(JobWork work) => (work.Recipe!.Routing.Route ?? routing.Wish) == RouteWish.Stream;

    /// <summary>Back to the beginning, a try counted: also to where it may go another way.</summary>
    /// <param name="notAtStream">Why not to Stream, as a sentence; null: it may go there again.</param>
    private async Task<StepEnd?> MakeAnewAsync(JobWork work, Failure failure, string? notAtStream, CancellationToken cancellationToken)
    {
        var uid = work.Row.StreamUid;
        await work.Lease.UpdateAsync(
            row => row with
            {
                State = JobState.Processing,
                Route = null,
                RouteReasons = [],
                StreamUid = null,
                AtStreamSince = null,
                NotAtStream = notAtStream ?? row.NotAtStream,
                Failure = failure,
            },
            cancellationToken);
        crashPoints.Passed(CrashPoint.StreamReset);
        // The row before the broom: who slept through his lease would delete what another has committed.
        if (uid is not null)
            await videos.TryDeleteAsync(work.Job.JobId, uid, cancellationToken);
        throw new VideoLostException(failure);
    }
}
