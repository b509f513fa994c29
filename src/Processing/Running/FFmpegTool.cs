namespace MediaFunctions.Processing.Running;

/// <summary>The FFmpeg that this process runs.</summary>
/// <param name="Path">The bundled <c>ffbox</c>, or a foreign <c>ffmpeg</c>; absolute and executable.</param>
/// <param name="IsBundled">Whether it is our own build, with the launcher that keeps the limits.</param>
/// <param name="Version">FFmpeg's version, for the manifest.</param>
/// <param name="BuildHash">
/// What the manifest quotes beside the version: the build's own hash, or the first 12 hex of the SHA-256 of a foreign
/// file.
/// </param>
public sealed record FFmpegTool(string Path, bool IsBundled, string Version, string BuildHash)
{
    /// <summary>The ffprobe that belongs to it; the same file where it is bundled.</summary>
    public string ProbePath { get; init; } = Path;

    /// <summary>setsid(1) for a foreign FFmpeg; null where the host has none, or it is not needed.</summary>
    public string? SetsidPath { get; init; }

    /// <summary>prlimit(1) for a foreign FFmpeg; null where the host has none, or it is not needed.</summary>
    public string? PrlimitPath { get; init; }

    /// <summary>What is lost with this FFmpeg, a sentence each; empty for the bundled one. For health and logs.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}
