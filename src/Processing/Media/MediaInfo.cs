namespace MediaFunctions.Processing.Media;

/// <summary>What an upload is, as sniffing and probing found it.</summary>
public sealed record MediaInfo
{
    /// <summary>FFmpeg's name of the container, e.g. <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</summary>
    public required string Container { get; init; }

    /// <summary>The content type by content, not by name or promise, e.g. <c>video/mp4</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>The demuxers that may open it: FFmpeg's names, separated by commas (<c>-format_whitelist</c>).</summary>
    public required string FormatWhitelist { get; init; }

    /// <summary>The object's size in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>The first timestamp, seconds; null where the container has none.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>Seconds as the container or its streams say; null where none does (a picture, a raw stream).</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Whether the object ends before what its index names.</summary>
    public bool Truncated { get; init; }

    /// <summary>
    /// Whether the container's head alone tells FFmpeg of the streams what a look into them would: then a run after the probe
    /// need not look again. Not where time begins elsewhere than at 0, which the head does not tell: seeks count from there.
    /// </summary>
    public bool IsKnownByHead => !Truncated && StartSeconds == 0
        && (Container.StartsWith("mov,", StringComparison.Ordinal) || Container.StartsWith("matroska,", StringComparison.Ordinal));

    /// <summary>Whether the object is a still picture.</summary>
    public bool IsPicture { get; init; }

    /// <summary>All video streams, covers included, in container order.</summary>
    public required IReadOnlyList<VideoStream> Video { get; init; }

    /// <summary>All audio streams in container order.</summary>
    public required IReadOnlyList<AudioStream> Audio { get; init; }

    /// <summary>The video to work from: the first that moves and decodes, else a cover picture that decodes.</summary>
    public VideoStream? MainVideo =>
        Video.FirstOrDefault(v => v is { Decodable: true, IsCover: false }) ?? Video.FirstOrDefault(v => v.Decodable);

    /// <summary>The audio to work from: the first that decodes.</summary>
    public AudioStream? MainAudio => Audio.FirstOrDefault(a => a.Decodable);
}
