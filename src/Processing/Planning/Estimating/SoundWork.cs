using System.Globalization;
using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>What a track of sound takes behind its decoder.</summary>
internal static class SoundWork
{
    private const double Stereo = 2 * 48000;

    /// <summary>Seconds of a sound, as so many of stereo at 48 kHz.</summary>
    public static double Units(double seconds, int channels, int rate) =>
        seconds * (channels > 0 ? channels : 2) * (rate > 0 ? rate : 48000) / Stereo;

    public static void Add(Amounts cpu, Amounts memory, PlannedOutput output, StreamTrack track, AudioStream audio, double seconds)
    {
        var (channels, rate) = (audio.Channels, audio.SampleRate);
        foreach (var filter in output.LikelyFilters ?? track.Filters)
        {
            if (filter.Name == "aresample" && int.TryParse(filter.Arguments[0], CultureInfo.InvariantCulture, out var to))
                rate = to;
            if (filter is { Name: "asetnsamples" })
            {
                channels = 1;
                // Each window is a few lines of a log.
                cpu.Add("sound/window", seconds * rate / double.Parse(filter.Arguments[0].AsSpan(2), CultureInfo.InvariantCulture));
            }
            cpu.Add($"sound/{filter.Name}", Units(seconds, channels, rate));
            memory.Add($"sound/{filter.Name}", 1);
        }
        if (Encoder(output) is not { } encoder)
            return;
        var made = Units(seconds, output.Facts.Channels ?? 2, output.Facts.SampleRate ?? 48000);
        if (output.Facts.SampleRate is { } wanted && wanted != rate)
            cpu.Add("sound/aresample", made);
        cpu.Add($"say/{encoder}", made);
        memory.Add($"say/{encoder}", 1);
    }

    /// <summary>Bytes of an encoded sound.</summary>
    public static double Bytes(PlannedOutput output, AudioStream audio, double seconds, Rates sizes)
    {
        if (output.Copies(StreamKinds.Audio))
            return seconds * sizes.Of("copiedSoundPerSecond");
        var kbps = output.Encoding.FirstOrDefault(option => option.Name == "b:a")?.Value;
        // A word of ours, "128k".
        if (kbps is not null)
            return seconds * int.Parse(kbps.AsSpan(..^1), CultureInfo.InvariantCulture) * 125;
        var samples = seconds * (output.Facts.Channels ?? audio.Channels) * (output.Facts.SampleRate ?? audio.SampleRate);
        return Encoder(output) switch
        {
            "flac" => samples * sizes.Of("flac"),
            "pcm_s24le" => samples * 3,
            "pcm_s16le" => samples * 2,
            _ => 0,
        };
    }

    private static string? Encoder(PlannedOutput output) =>
        output.Encoding.FirstOrDefault(option => option.Name is "c:a" && option.Value != "copy")?.Value;
}
