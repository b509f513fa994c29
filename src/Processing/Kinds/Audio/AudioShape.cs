using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>How many channels and samples an audio output has.</summary>
public static class AudioShape
{
    private const int MostForLossy = 48000;

    /// <summary>The recipe's, else the source's; lossy formats are mixed down to stereo, which every player plays.</summary>
    public static int Channels(AudioOptions options, AudioTraits traits, AudioStream source)
    {
        var has = source.Channels > 0 ? source.Channels : 2;
        if (options.Channels is { } asked)
            return asked <= 2 ? asked : Math.Min(asked, has);
        return Math.Min(has, traits.DefaultKbps is null ? traits.MostChannels : 2);
    }

    /// <summary>
    /// The recipe's, else the source's (48 kHz at most where the format is lossy: nobody hears more). Where the format
    /// lacks that, the next higher, else its highest.
    /// </summary>
    public static int SampleRate(AudioOptions options, AudioTraits traits, AudioStream source)
    {
        var has = source.SampleRate > 0 ? source.SampleRate : MostForLossy;
        var wanted = options.SampleRate ?? (traits.DefaultKbps is null ? has : Math.Min(has, MostForLossy));
        return traits.SampleRates.FirstOrDefault(rate => rate >= wanted, traits.SampleRates[^1]);
    }

    /// <summary>The recipe's, else the format's default for each pair of channels; null for lossless formats.</summary>
    public static int? Kbps(AudioOptions options, AudioTraits traits, int channels) =>
        options.BitrateKbps ?? (traits.DefaultKbps * Math.Max(channels, 2) / 2);
}
