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
        if (!AudioTrack.Find(media, options.Track).Succeeded(out var audio, out var skip))
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
        var make = new OutputStep { Reads = [SourceRead.Whole], Output = output, Reason = "The whole sound is decoded, once." };
        return options.Loudness is null ? new OutputPlan(make) : AudioLoudness.Plan(make, audio);
    }

    /// <inheritdoc/>
    protected override OutputStep Refine(OutputStep make, AudioOptions options, MediaInfo media, string? measured) =>
        AudioLoudness.Refine(make, options, measured);

    /// <inheritdoc/>
    protected override async Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, AudioOptions options, FinishedRun run, CancellationToken cancellationToken)
    {
        if (await base.FinishAsync(planned, options, run, cancellationToken) is not { } finished)
            return null;
        var reached = AudioLoudness.Reached(planned.Facts, options, run.PathOf(AudioLoudness.ReachedFile(planned.Name)));
        return finished with { Details = AudioDetails.Of(planned.Facts, options, reached) };
    }
}
