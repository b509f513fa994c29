namespace MediaFunctions.Processing.Media;

/// <summary>One video stream of a source.</summary>
public sealed record VideoStream
{
    /// <summary>The stream's index in the container, as FFmpeg's <c>-map 0:N</c> takes it.</summary>
    public required int Index { get; init; }

    /// <summary>FFmpeg's codec name, e.g. <c>h264</c>; <c>unknown</c> where the container's tag says nothing to it.</summary>
    public required string Codec { get; init; }

    /// <summary>Whether the FFmpeg at hand can decode it.</summary>
    public required bool Decodable { get; init; }

    /// <summary>A still beside the sound (cover art), not a film.</summary>
    public bool IsCover { get; init; }

    /// <summary>Stored pixels, before rotation and pixel aspect.</summary>
    public required int CodedWidth { get; init; }

    /// <inheritdoc cref="CodedWidth"/>
    public required int CodedHeight { get; init; }

    /// <summary>Pixels as a viewer sees them: upright, with square pixels.</summary>
    public required int DisplayWidth { get; init; }

    /// <inheritdoc cref="DisplayWidth"/>
    public required int DisplayHeight { get; init; }

    /// <summary>Clockwise degrees that turn the stored picture upright: 0, 90, 180 or 270.</summary>
    public int RotationDegrees { get; init; }

    /// <summary>Frames a second, on average; null where it is not known or absurd.</summary>
    public double? FrameRate { get; init; }

    /// <summary>FFmpeg's pixel format, e.g. <c>yuv420p10le</c>.</summary>
    public string? PixelFormat { get; init; }

    /// <summary>Whether it is HDR (transfer PQ or HLG) and has to be tone-mapped for SDR outputs.</summary>
    public bool IsHdr { get; init; }

    /// <summary>
    /// The YUV matrix of the frames where the file names none and FFmpeg would take another: <c>bt709</c> for a film of HD,
    /// as players take it (ITU-R BT.709 is the system for HD, BT.601 for what is smaller). Null where FFmpeg is right.
    /// </summary>
    public string? AssumedMatrix { get; init; }

    /// <summary>The first timestamp of this stream, seconds, to the microsecond; null where it has none.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>Seconds of this stream; null where the container does not say.</summary>
    public double? DurationSeconds { get; init; }
}
