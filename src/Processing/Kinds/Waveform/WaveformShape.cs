using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>How finely a sound is looked at.</summary>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="SamplesPerWindow">How many samples give one pair of extremes.</param>
public sealed record WaveformShape(int SampleRate, int SamplesPerWindow)
{
    /// <summary>The most peaks there are: nearly seven hours of 20 a second, 4 MB of json.</summary>
    public const int MostPeaks = 500_000;

    // Durations are rounded, and one peak too many would join them all.
    private const double AimedAt = 0.98 * MostPeaks;

    private const int UnknownRate = 48000;
    private const int UnknownDurationWindows = 20;

    // A column takes whole windows: with a few of them its edges are nearly where they should be.
    private const int WindowsPerColumn = 4;

    // Headers lie: one that says "a moment" of hours of sound must not fill the disk with windows, one that says "years"
    // of a moment must leave more than one.
    private const double MostWindowsPerSecond = 4000;
    private const double LeastWindowsPerSecond = 5;
    private const double LongestSeconds = MostPeaks / LeastWindowsPerSecond;

    /// <summary>
    /// For json, windows of the length asked for; for png, as many as its columns need. Longer ones where a known duration
    /// would have more than <see cref="MostPeaks"/>; where it is not known, or wrong, peaks are joined afterwards.
    /// </summary>
    public static WaveformShape For(WaveformOptions options, AudioStream audio, double? durationSeconds)
    {
        var rate = audio.SampleRate > 0 ? audio.SampleRate : UnknownRate;
        var believed = Math.Min(durationSeconds ?? 0, LongestSeconds);
        var windows = options.Format == WaveformFormat.Json ? options.PixelsPerSecond
            : believed > 0 ? Math.Clamp(options.Width * WindowsPerColumn / believed, LeastWindowsPerSecond, MostWindowsPerSecond)
            : UnknownDurationWindows;
        var samples = Math.Max(rate / windows, rate * believed / AimedAt);
        return new WaveformShape(rate, (int)Math.Max(samples, 1));
    }
}
