using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>The two passes of an output that is to have a certain loudness.</summary>
public static class AudioLoudness
{
    /// <summary>The log of what a limited sound reached, beside the output. No kind has an output of this extension.</summary>
    public static string ReachedFile(string outputName) => $"{outputName}.reached";

    /// <summary>Measuring before <paramref name="make"/>.</summary>
    public static OutputPlan Plan(OutputStep make, AudioStream audio)
    {
        var (channels, rate) = (make.Output.Facts.Channels!.Value, make.Output.Facts.SampleRate!.Value);
        var file = $"{make.Output.Name}.loudness";
        var measure = make.Output with
        {
            Tracks = [StreamTrack.Of(audio, LoudnessFilters.Measure(channels, rate, file))],
            Encoding = [],
            File = new PlannedFile
            {
                Name = file,
                ByFilter = true,
                ContentType = "text/plain",
                NeedsSeekableFile = false,
                MustHave = StreamKinds.Audio,
            },
        };
        return new OutputPlan(
            make with
            {
                Output = make.Output with { LikelyFilters = LoudnessFilters.Likely(channels, rate) },
                Reason = "The whole sound is decoded again and brought to the loudness.",
            },
            make with { Output = measure, Reason = "The loudness of the whole sound must be known before any of it is made." });
    }

    /// <summary>The step with the gain that follows from the log; as it was where the sound is silent or too short to have a loudness.</summary>
    public static OutputStep Refine(OutputStep make, AudioOptions options, string? log)
    {
        if (log is null || LoudnessLog.Read(log) is not { } measured)
            return make;
        var output = make.Output;
        var encoder = EncoderGainOf(output.Facts, options);
        var filters = LoudnessFilters.Apply(
            measured, options.Loudness!.Value - encoder, options.TruePeak - encoder, output.Facts.Channels!.Value,
            output.Facts.SampleRate!.Value, ReachedFile(output.Name));
        return make with
        {
            Output = output with
            {
                Tracks = [.. output.Tracks.Cast<StreamTrack>().Select(track => track with { Filters = filters })],
                LikelyFilters = null,
                Facts = output.Facts with { SourceLufs = measured.Lufs },
            },
        };
    }

    /// <summary>What a limited sound reached, LUFS; null where it was not limited.</summary>
    /// <param name="log">The path of <see cref="ReachedFile"/>, which need not be there.</param>
    public static double? Reached(OutputFacts facts, AudioOptions options, string log) =>
        LoudnessLog.Read(log)?.Lufs + EncoderGainOf(facts, options);

    private static double EncoderGainOf(OutputFacts facts, AudioOptions options) => EncoderGain.Of(
        options.Format, AudioShape.Kbps(options, AudioTraits.Of(options.Format), facts.Channels!.Value), facts.SampleRate!.Value);
}
