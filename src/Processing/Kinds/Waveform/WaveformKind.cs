using System.Text.Json.Nodes;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Waveform;

/// <summary>How loud the sound is over its time: peaks for a player to draw, or a picture of them.</summary>
/// <remarks>
/// FFmpeg logs the extremes of each window as text, we make the file of it. Its showwavespic would hold every sample; all
/// samples on disk would be 2 GB for six hours; the log costs no measurable CPU time beside the decoding.
/// </remarks>
public sealed class WaveformKind : OutputKind<WaveformOptions>
{
    private const double BytesOfPixel = 0.008;
    private const double BytesOfPeak = 5.5;
    private const double BytesOfDeepPeak = 10;

    /// <inheritdoc/>
    public override string Name => "waveform";

    /// <inheritdoc/>
    protected override WaveformOptions Read(OptionReader reader) => WaveformValidation.Read(reader);

    /// <inheritdoc/>
    protected override Result<OutputPlan, Skip> Plan(string outputName, WaveformOptions options, MediaInfo media)
    {
        if (!Need.Sound(media).Succeeded(out var audio, out var skip))
            return skip;

        var shape = ShapeOf(options, media);
        var isPng = options.Format == WaveformFormat.Png;
        // No kind has an output of this extension.
        var log = $"{outputName}.peaks";
        var output = new PlannedOutput
        {
            Name = outputName,
            Kind = Name,
            Tracks = [StreamTrack.Of(audio, WaveformFilters.For(shape, log))],
            Encoding = [],
            File = new PlannedFile
            {
                Name = log,
                ByFilter = true,
                ContentType = "text/plain",
                NeedsSeekableFile = false,
                MustHave = StreamKinds.Audio,
            },
            PublishedBytes = ExpectedBytes(options, shape, audio.DurationSeconds ?? media.DurationSeconds),
            Facts = new OutputFacts
            {
                Width = isPng ? options.Width : null,
                Height = isPng ? options.Height : null,
                DurationSeconds = media.Truncated ? null : audio.DurationSeconds ?? media.DurationSeconds,
                SampleRate = shape.SampleRate,
            },
        };
        return new OutputPlan(
            new OutputStep { Reads = [SourceRead.Whole], Output = output, Reason = "The whole sound is decoded, once, to find its peaks." });
    }

    /// <inheritdoc/>
    protected override async Task<FinishedOutput?> FinishAsync(
        PlannedOutput planned, WaveformOptions options, FinishedRun run, CancellationToken cancellationToken)
    {
        var log = run.PathOf(planned.File.Name);
        if (await PeakLog.ReadAsync(log, cancellationToken) is not { } series)
            return null;
        File.Delete(log);

        var shape = ShapeOf(options, run.Media);
        shape = shape with { SamplesPerWindow = shape.SamplesPerWindow * series.WindowsPerPeak };
        var seconds = Math.Round((double)series.Peaks.Count * shape.SamplesPerWindow / shape.SampleRate, 6);
        if (options.Format == WaveformFormat.Png)
        {
            var picture = $"{planned.Name}.png";
            await WaveformPicture.WriteAsync(run.PathOf(picture), series.Peaks, options, cancellationToken);
            return new FinishedOutput
            {
                Files = [new FinishedFile(picture, "image/png")],
                Width = options.Width,
                Height = options.Height,
                DurationSeconds = seconds,
            };
        }
        var data = $"{planned.Name}.json";
        await WaveformJson.WriteAsync(run.PathOf(data), series.Peaks, shape, options.Bits, cancellationToken);
        return new FinishedOutput
        {
            Files = [new FinishedFile(data, "application/json")],
            DurationSeconds = seconds,
            Details = new JsonObject
            {
                ["sampleRate"] = shape.SampleRate,
                ["samplesPerPixel"] = shape.SamplesPerWindow,
                ["bits"] = options.Bits,
                ["length"] = series.Peaks.Count,
            },
        };
    }

    /// <summary>Two numbers a peak, of some digits; or rows of bits, which a wave leaves much alike.</summary>
    private static long? ExpectedBytes(WaveformOptions options, WaveformShape shape, double? seconds) => options switch
    {
        { Format: WaveformFormat.Png } => (long)(options.Width * options.Height * BytesOfPixel),
        _ when seconds is { } length => (long)(length * shape.SampleRate / shape.SamplesPerWindow * (options.Bits == 8 ? BytesOfPeak : BytesOfDeepPeak)),
        _ => null,
    };

    private static WaveformShape ShapeOf(WaveformOptions options, MediaInfo media) =>
        WaveformShape.For(options, media.MainAudio!, media.MainAudio!.DurationSeconds ?? media.DurationSeconds);
}
