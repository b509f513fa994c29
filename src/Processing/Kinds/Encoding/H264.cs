using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Encoding;

/// <summary>H.264 by x264, the same for every kind that makes films.</summary>
/// <remarks>
/// The same bytes on every machine and in every run: a fixed number of threads, whose encoder plans by what others were
/// planned to take (the bundled build's patch; x264's own plans by how far they have come where the bit rate's cap decides),
/// and no algorithm chosen by the CPU. 8 bits 4:2:0 at profile high, which every player plays.
/// </remarks>
public static class H264
{
    /// <summary>The pixel format that frames must have.</summary>
    public const string PixelFormat = "yuv420p";

    /// <summary>The YUV matrix that frames must have; the file says so.</summary>
    public const string Matrix = "bt709";

    /// <summary>What one encoder takes by default.</summary>
    public const int DefaultThreads = 4;

    /// <summary>The encoder's options: constant quality, capped by a bit rate.</summary>
    /// <param name="maxKbps">Kilobits (1000) a second.</param>
    /// <param name="stream">Which of the output's video streams, where it has several: <c>v:0</c>.</param>
    /// <param name="crf">x264's constant rate factor, 0 to 51: lower is better and larger.</param>
    /// <param name="threads">Fewer where several encoders stand in one process: each thread holds frames.</param>
    public static IReadOnlyList<FFmpegOption> For(int maxKbps, string stream = "v", int crf = 23, int threads = DefaultThreads) =>
    [
        new($"c:{stream}", "libx264"),
        new($"preset:{stream}", "veryfast"),
        new($"profile:{stream}", "high"),
        new($"crf:{stream}", Text(crf)),
        new($"maxrate:{stream}", $"{Text(maxKbps)}k"),
        new($"bufsize:{stream}", $"{Text(2 * maxKbps)}k"),
        new($"x264-params:{stream}", $"threads={Text(threads)}:cpu-independent=1"),
        new($"colorspace:{stream}", "bt709"),
        new($"color_primaries:{stream}", "bt709"),
        new($"color_trc:{stream}", "bt709"),
        new($"color_range:{stream}", "tv"),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
