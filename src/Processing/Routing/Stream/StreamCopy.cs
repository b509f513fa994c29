namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>The body of <c>POST /stream/copy</c> (Cloudflare: "Upload with a link").</summary>
public sealed record StreamCopy
{
    /// <summary>Where Stream fetches the source.</summary>
    public required string Url { get; init; }

    /// <summary>The id of the job: by it a video is found whose making nobody noted. 64 characters at most.</summary>
    public required string Creator { get; init; }

    /// <summary>What the dashboard shows, and whose it is.</summary>
    public required IReadOnlyDictionary<string, string> Meta { get; init; }
}
