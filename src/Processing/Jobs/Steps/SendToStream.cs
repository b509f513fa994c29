using MediaFunctions.Processing.Routing;
using MediaFunctions.Processing.Routing.Stream;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs.Steps;

/// <summary>Lets Cloudflare Stream make what was routed there; what it does not take is made elsewhere.</summary>
public sealed partial class SendToStream(
    StreamVideos videos, PlanRuns planRuns, RoutingSettings routing, ILogger<SendToStream> log) : IJobStep
{
    public async Task<StepEnd?> RunAsync(JobWork work, CancellationToken cancellationToken)
    {
        if (work.Route!.Route != Route.Stream)
            return null;
        try
        {
            if ((await videos.CopyAsync(work.Job, cancellationToken)).Succeeded(out var video, out var refusal))
            {
                work.StreamUid = video.Uid;
                return new JobHandover(work.Route);
            }
            NotTaken(work.Job.JobId, refusal.Message);
            return planRuns.Plan(work, refusal.Message);
        }
        // Who asks for Stream by name waits for it.
        catch (StreamUnavailableException e) when ((work.Recipe!.Routing.Route ?? routing.Wish) != RouteWish.Stream)
        {
            NotAnswered(work.Job.JobId, e);
            work.StreamIsAway = true;
            return planRuns.Plan(work, "Cloudflare Stream does not answer now.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cloudflare Stream does not take job {JobId}: {Reason}")]
    private partial void NotTaken(string jobId, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cloudflare Stream does not answer: job {JobId} is made elsewhere")]
    private partial void NotAnswered(string jobId, Exception exception);
}
