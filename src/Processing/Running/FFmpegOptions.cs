namespace MediaFunctions.Processing.Running;

/// <summary>Which FFmpeg to use; bound from the section <c>FFmpeg</c>.</summary>
public sealed record FFmpegOptions
{
    /// <summary>
    /// The program to use: an <c>ffbox</c> with its <c>build.json</c> beside it is a bundled one, any other file a
    /// foreign ffmpeg. Null: look for it where it usually is.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>
    /// The folder that holds one folder a build. Null: <c>ffmpeg/</c> in the machine's cache
    /// (<c>MEDIAFUNCTIONS_CACHE</c>, else <c>XDG_CACHE_HOME/mediafunctions</c>, else <c>~/.cache/mediafunctions</c>).
    /// </summary>
    public string? CacheFolder { get; init; }
}
