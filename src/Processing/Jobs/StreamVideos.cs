using MediaFunctions.Processing.Ledger;
using MediaFunctions.Processing.Routing.Stream;
using MediaFunctions.Processing.Storage;
using Microsoft.Extensions.Logging;

namespace MediaFunctions.Processing.Jobs;

/// <summary>The videos at Cloudflare Stream that are of our jobs.</summary>
/// <remarks>
/// An account may serve several pipelines, and people: ours are those that name this pipeline's uploads bucket, each with the
/// id of its job as its <c>creator</c>.
/// </remarks>
public sealed partial class StreamVideos(
    StreamClient client, StreamSettings settings, R2Presigner presigner, R2Settings r2, ICrashPoints crashPoints, ILogger<StreamVideos> log)
{
    private const string Home = "home";
    private const string Recipe = "recipe";

    /// <summary>Whose: no other pipeline has this bucket.</summary>
    private string Ours => $"{r2.ServiceUrl.Authority}/{r2.UploadsBucket}";

    /// <summary>The video of the job: one that somebody had made before he died, or a new one; or why there will be none.</summary>
    /// <exception cref="StreamUnavailableException">It is not known whether there is one.</exception>
    public async Task<Result<StreamVideo, Failure>> CopyAsync(MediaJob job, CancellationToken cancellationToken)
    {
        StreamVideo? there = null;
        foreach (var video in (await client.FindAsync(job.JobId, cancellationToken)).Where(video => JobOf(video) == job.JobId))
        {
            if (video.HasFailed)
                await TryDeleteAsync(job.JobId, video.Uid, cancellationToken);
            else
                there ??= video;
        }
        if (there is not null)
            return there;
        var copied = await client.CopyAsync(
            new StreamCopy
            {
                Url = presigner.Get(job.Key, settings.UrlLifetime),
                Creator = job.JobId,
                Meta = new Dictionary<string, string>
                {
                    ["name"] = job.Key[(job.Key.LastIndexOf('/') + 1)..],
                    ["jobId"] = job.JobId,
                    [Recipe] = job.Recipe,
                    [Home] = Ours,
                },
            },
            cancellationToken);
        if (copied.Succeeded(out _, out _))
            crashPoints.Passed(CrashPoint.StreamCopied);
        return copied;
    }

    /// <summary>The id of the job that the video was made for; null where it is none of ours.</summary>
    public string? JobOf(StreamVideo video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return video.MetaText(Home) == Ours && video.Creator is { } creator && Ids.TryParseJobId(creator, out _, out _) ? creator : null;
    }

    /// <summary>The recipe that the video was made for; null where it does not tell.</summary>
    public static string? RecipeOf(StreamVideo video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return video.MetaText(Recipe);
    }

    /// <summary>Deletes the video; where Stream is away, the sweep does, for no job names it.</summary>
    public async Task<bool> TryDeleteAsync(string jobId, string uid, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteAsync(uid, cancellationToken);
            return true;
        }
        catch (StreamUnavailableException e)
        {
            Left(jobId, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The video of job {JobId} is left to the sweep")]
    private partial void Left(string jobId, Exception exception);
}
