using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>
/// Brings a sound to a loudness by EBU R 128: one gain for all of it, and a limiter only where that gain would drive peaks
/// above the true peak allowed.
/// </summary>
/// <remarks>
/// Not FFmpeg's loudnorm: it costs six times the CPU time (100 s an hour of sound against 15 to measure), and where peaks
/// are in the way it turns the volume up and down and ends further from the target than a limiter does.
/// </remarks>
public static class LoudnessFilters
{
    // Enough that what lies between the samples shows (BS.1770 asks for it).
    private const int Oversampling = 4;

    // What the way back to the output's rate adds to a peak, decibels.
    private const double Headroom = 0.5;

    /// <summary>Meters the sound as it will be heard in the output: its channels mixed, at its rate.</summary>
    /// <param name="file">Takes the log, relative to the work folder.</param>
    public static IReadOnlyList<Filter> Measure(int channels, int rate, string file) =>
    [
        .. Shape(channels, rate),
        new Filter("ebur128", "peak=true", "metadata=1", "framelog=quiet"),
        new Filter("ametadata", "mode=print", $"file={file}"),
    ];

    /// <summary>The gain, and the limiter where it is needed, which logs what loudness was reached.</summary>
    /// <param name="file">Takes that log, relative to the work folder.</param>
    public static IReadOnlyList<Filter> Apply(
        MeasuredLoudness measured, double targetLufs, double truePeakDb, int channels, int rate, string file)
    {
        var gain = targetLufs - measured.Lufs;
        List<Filter> filters = [.. Shape(channels, rate), new Filter("volume", $"{Text(gain)}dB", "precision=double")];
        if (measured.TruePeakDb + gain > truePeakDb)
            filters.AddRange(Limit(truePeakDb, rate, file));
        return filters;
    }

    /// <summary>What <see cref="Apply"/> comes to for most sounds, whose peaks are in the way: for estimates.</summary>
    public static IReadOnlyList<Filter> Likely(int channels, int rate) =>
        Apply(new MeasuredLoudness(Lufs: -20, TruePeakDb: 0), targetLufs: -16, truePeakDb: -1, channels, rate, "likely");

    private static IReadOnlyList<Filter> Limit(double truePeakDb, int rate, string file) =>
    [
        new Filter("aresample", Text(rate * Oversampling)),
        new Filter(
            "alimiter", $"limit={Text(Math.Pow(10, (truePeakDb - Headroom) / 20))}", "level=0", "attack=5", "release=50", "latency=1"),
        new Filter("aresample", Text(rate)),
        new Filter("ebur128", "metadata=1", "framelog=quiet"),
        new Filter("ametadata", "mode=print", $"key={LoudnessLog.LufsKey}", $"file={file}"),
    ];

    /// <summary>In doubles, in which nothing clips.</summary>
    private static IReadOnlyList<Filter> Shape(int channels, int rate) =>
    [
        new Filter("aformat", "sample_fmts=dbl", $"channel_layouts={Text(channels)}c"),
        new Filter("aresample", Text(rate)),
    ];

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
