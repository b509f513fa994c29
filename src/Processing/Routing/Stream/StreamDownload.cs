namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>A video as one MP4 (Cloudflare: "Download video or audio").</summary>
/// <param name="Status"><c>inprogress</c>, <c>ready</c> or <c>error</c>.</param>
/// <param name="Url">It works once it is ready.</param>
public sealed record StreamDownload(string? Status, string? Url)
{
    public bool IsReady => Status == StreamStatus.Ready && Url is not null;

    public bool HasFailed => Status == StreamStatus.Error;
}
