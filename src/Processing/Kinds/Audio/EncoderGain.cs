namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>What an encoder does to the loudness of what it is given.</summary>
public static class EncoderGain
{
    // Rates below are of MPEG-2 and 2.5, whose bit rates end at 160 kbit/s.
    private const int LeastRateOfMpeg1 = 32000;

    /// <summary>
    /// Decibels, 0 or less. LAME turns everything down by its presets (their column "scale") so that what it distorts does
    /// not clip; the others give back what they were given.
    /// </summary>
    /// <param name="kbps">Kilobits (1000) a second; null for lossless formats.</param>
    /// <param name="rate">Samples a second.</param>
    public static double Of(AudioFormat format, int? kbps, int rate)
    {
        if (format != AudioFormat.Mp3)
            return 0;
        var scale = kbps switch
        {
            >= 256 when rate >= LeastRateOfMpeg1 => 1,
            >= 224 when rate >= LeastRateOfMpeg1 => 0.98,
            >= 192 when rate >= LeastRateOfMpeg1 => 0.97,
            _ => 0.95,
        };
        return 20 * Math.Log10(scale);
    }
}
