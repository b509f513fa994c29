namespace MediaFunctions.Processing.Jobs;

/// <summary>The video of a job is gone at Cloudflare Stream, or failed in a way that may pass: it is made anew.</summary>
/// <param name="failure">What the job's row shows of it.</param>
public sealed class VideoLostException(Failure failure) : Exception(failure.Message)
{
    public Failure Failure => failure;
}
