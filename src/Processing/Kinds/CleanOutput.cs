namespace MediaFunctions.Processing.Kinds;

/// <summary>What every output of every kind says to its muxer and encoder.</summary>
public static class CleanOutput
{
    /// <summary>
    /// No metadata and no chapters of the source (place, device, names), no versions and random serials of ours, and
    /// fixed threads: the same build writes the same bytes again.
    /// </summary>
    public static IReadOnlyList<FFmpegOption> Options { get; } =
    [
        new("map_metadata", "-1"),
        new("map_chapters", "-1"),
        new("flags", "+bitexact"),
        new("fflags", "+bitexact"),
        new("threads", "1"),
    ];
}
