using System.Globalization;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>Reads what FFmpeg's ebur128 logs: ten times a second what it knows by then, so the last word is for the whole.</summary>
public static class LoudnessLog
{
    /// <summary>FFmpeg's name of the integrated loudness.</summary>
    public const string LufsKey = "lavfi.r128.I";

    private const string PeakKey = "lavfi.r128.true_peak";

    // Peaks are printed to three decimals.
    private const double PeakStep = 0.0005;

    // What never came above the meter's gate has no loudness: the meter prints the gate.
    private const double Gate = -70;

    /// <summary>The last word; null where there is none, or the sound is silent, or too short (under 0.4 s) to have a loudness.</summary>
    public static MeasuredLoudness? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var (lufs, peak) = (Gate, double.PositiveInfinity);
        foreach (var line in File.ReadLines(path))
        {
            lufs = Number(line, LufsKey) ?? lufs;
            peak = Number(line, PeakKey) ?? peak;
        }
        return lufs > Gate ? new MeasuredLoudness(lufs, 20 * Math.Log10(peak + PeakStep)) : null;
    }

    private static double? Number(string line, string key) =>
        line.Length > key.Length && line[key.Length] == '=' && line.StartsWith(key, StringComparison.Ordinal)
        && double.TryParse(line.AsSpan(key.Length + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
