namespace MediaFunctions.Processing.Kinds.Films;

/// <summary>The MP4 of a film, its index in front: it plays while it loads.</summary>
public static class FilmFile
{
    /// <summary>The muxer's options.</summary>
    public static IReadOnlyList<FFmpegOption> Muxing { get; } = [new("f", "mp4"), new("movflags", "+faststart")];

    /// <summary>
    /// How far the muxer lets one stream run ahead of the other, microseconds. Beyond it packets are written as they come,
    /// and the order is that of the threads: an encoder that looks ahead gives nothing for a quarter of a minute where there
    /// is one frame a second. But it holds them in memory, 38 MB of 1080p: where the sound ends early, it is for the rest.
    /// </summary>
    public static FFmpegOption Interleaving { get; } = new("max_interleave_delta", "60000000");

    /// <summary>A key frame every two seconds, whatever the frame rate: players seek to them.</summary>
    public static FFmpegOption KeyFrames { get; } = new("force_key_frames", "expr:gte(t,n_forced*2)");

    /// <summary>The file and its content type.</summary>
    public static PlannedFile Of(string outputName, bool sound) => new()
    {
        Name = $"{outputName}.mp4",
        ContentType = "video/mp4",
        NeedsSeekableFile = true,
        MustHave = sound ? StreamKinds.Video | StreamKinds.Audio : StreamKinds.Video,
    };
}
