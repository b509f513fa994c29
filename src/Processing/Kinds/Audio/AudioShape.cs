using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>How many channels and samples an audio output has.</summary>
public static class AudioShape
{
    private const int UnknownRate = 48000;

    /// <summary>The recipe's, else the source's; lossy formats are mixed down to stereo, which every player plays.</summary>
    public static int Channels(AudioOptions options, AudioTraits traits, AudioStream source)
    {
        var has = source.Channels > 0 ? source.Channels : 2;
        if (options.Channels is { } asked)
            return asked <= 2 ? asked : Math.Min(asked, has);
        return Math.Min(has, traits.DefaultKbps is null ? traits.MostChannels : 2);
    }

    /// <summary>The recipe's, else the source's where the format has it, else the next higher, else the highest.</summary>
    public static int SampleRate(AudioOptions options, AudioTraits traits, AudioStream source)
    {
        var wanted = options.SampleRate ?? (source.SampleRate > 0 ? source.SampleRate : UnknownRate);
        return traits.SampleRates.FirstOrDefault(rate => rate >= wanted, traits.SampleRates[^1]);
    }
}
