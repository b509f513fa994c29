using System.Globalization;
using MediaFunctions.Processing.Running;

namespace MediaFunctions.Processing.Media.Probing;

/// <summary>The one way in which we call ffprobe on a source or an output.</summary>
internal static class ProbeCommand
{
    /// <summary>An answer is read within this time, or the source is as good as gone; microseconds.</summary>
    private const int ReadTimeout = 15_000_000;

    public static FFmpegCommand OfSource(Uri source, SniffedType type, MediaLimits limits) =>
        Of($"-protocol_whitelist http,tcp -rw_timeout {ReadTimeout}", source.AbsoluteUri, type, limits);

    /// <exception cref="ArgumentException">The path has a double quote in it, which no path of ours has.</exception>
    public static FFmpegCommand OfFile(string path, SniffedType type, MediaLimits limits) => path.Contains('"', StringComparison.Ordinal)
        ? throw new ArgumentException("A path with a double quote in it cannot be probed.", nameof(path))
        : Of("-protocol_whitelist file", $"file:{path}", type, limits);

    /// <remarks>
    /// max_pixels: ffprobe decodes a frame to learn of a stream, and must not decode one that is too large. Where
    /// one demuxer is known it is named: FFmpeg would take an address that ends in <c>.jpg</c> for a file pattern.
    /// </remarks>
    private static FFmpegCommand Of(string protocol, string address, SniffedType type, MediaLimits limits)
    {
        var formats = type.FormatWhitelist;
        var forced = formats.Contains(',', StringComparison.Ordinal) ? "" : $"-f {formats} ";
        return new FFmpegCommand(
            "ffprobe",
            string.Create(
                CultureInfo.InvariantCulture,
                $"-max_pixels {limits.MaxPixels} {protocol} -format_whitelist {formats} {forced}-of json -show_entries {ProbeReport.Fields} -i \"{address}\""),
            new RunLimits(
                TimeSpan.FromSeconds(limits.ProbeWallSeconds),
                TimeSpan.FromSeconds(limits.ProbeCpuSeconds),
                limits.ProbeMemoryBytes,
                FileBytes: 1024 * 1024));
    }
}
