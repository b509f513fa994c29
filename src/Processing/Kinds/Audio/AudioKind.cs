using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Audio;

/// <summary>The source's sound as a file of its own, without its metadata, chapters and cover.</summary>
public sealed class AudioKind : OutputKind<AudioOptions>
{
    /// <inheritdoc/>
    public override string Name => "audio";

    /// <inheritdoc/>
    protected override AudioOptions Read(OptionReader reader) => AudioValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, AudioOptions options, MediaInfo media)
    {
        if (!Need.Sound(media).Succeeded(out var audio, out var skip))
            return skip;

        var traits = AudioTraits.Of(options.Format);
        var channels = AudioShape.Channels(options, traits, audio);
        var rate = AudioShape.SampleRate(options, traits, audio);
        var kbps = AudioShape.Kbps(options, traits, channels);
        var output = new PlannedOutput
        {
            Name = outputName,
            Kind = Name,
            Tracks = [StreamTrack.Of(audio)],
            Encoding = AudioEncoding.For(traits, audio, kbps, channels, rate),
            File = AudioEncoding.File(outputName, traits),
            Facts = new OutputFacts
            {
                DurationSeconds = media.Truncated ? null : audio.DurationSeconds ?? media.DurationSeconds,
                Channels = channels,
                SampleRate = rate,
            },
        };
        return new OutputPlan(
            new OutputStep { Reads = [SourceRead.Whole], Output = output, Reason = "The whole sound is decoded, once." });
    }
}
