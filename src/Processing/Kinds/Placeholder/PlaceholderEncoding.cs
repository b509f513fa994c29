namespace MediaFunctions.Processing.Kinds.Placeholder;

/// <summary>The tiny frame that hash and colour are made of: red, green, blue and alpha, a byte each, row by row.</summary>
public static class PlaceholderEncoding
{
    /// <summary>FFmpeg's name of that pixel format.</summary>
    public const string PixelFormat = "rgba";

    /// <summary>Bytes of a pixel.</summary>
    public const int PixelBytes = 4;

    /// <summary>Encoder and muxer.</summary>
    public static IReadOnlyList<FFmpegOption> Options { get; } =
    [
        .. CleanOutput.Options,
        new("c:v", "rawvideo"),
        new("fps_mode", "passthrough"),
        // One file, rewritten: of several frames the last stays.
        new("f", "image2"),
        new("update", "1"),
    ];

    /// <summary>The file, which stays in the work folder.</summary>
    public static PlannedFile File(string outputName) => new()
    {
        Name = $"{outputName}.rgba",
        ContentType = "application/octet-stream",
        NeedsSeekableFile = false,
        IsPrivate = true,
        MustHave = StreamKinds.Video,
    };
}
