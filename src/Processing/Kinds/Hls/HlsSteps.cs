using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>The one run that makes all renditions.</summary>
public static class HlsSteps
{
    /// <summary>A film, with its sound or silent.</summary>
    public static OutputStep Film(string outputName, HlsOptions options, MediaInfo media, VideoStream video, AudioStream? audio)
    {
        var ladder = HlsLadder.For(options, video);
        var largest = ladder.Rungs[^1];
        var output = new PlannedOutput
        {
            Name = outputName,
            Kind = "hls",
            Tracks = [.. HlsTracks.OfVideo(video, ladder.Rungs), .. audio is null ? [] : new[] { HlsTracks.OfAudio(media, audio, video) }],
            Encoding = HlsEncoding.For(options, video, ladder.Rungs, audio is null ? null : largest.AudioKbps),
            File = HlsFiles.Pattern(outputName, audio is null ? StreamKinds.Video : StreamKinds.Video | StreamKinds.Audio),
            Facts = new OutputFacts
            {
                Width = largest.Size.Width,
                Height = largest.Size.Height,
                DurationSeconds = media.Truncated ? null : video.DurationSeconds ?? media.DurationSeconds,
            },
        };
        return new OutputStep
        {
            Reads = [SourceRead.Whole],
            Output = output,
            Reason = Reason(ladder, video),
            Fallbacks = audio is null ? [] :
            [
                Film(outputName, options, media, video, null) with { Reason = "Without the sound, should that be what does not decode." },
            ],
        };
    }

    /// <summary>Sound alone.</summary>
    public static OutputStep Sound(string outputName, HlsOptions options, MediaInfo media, AudioStream audio) => new()
    {
        Reads = [SourceRead.Whole],
        Output = new PlannedOutput
        {
            Name = outputName,
            Kind = "hls",
            Tracks = [HlsTracks.OfAudio(media, audio, null)],
            Encoding = HlsEncoding.For(options, null, [], HlsEncoding.AudioOnlyKbps),
            File = HlsFiles.Pattern(outputName, StreamKinds.Audio),
            Facts = new OutputFacts
            {
                DurationSeconds = media.Truncated ? null : audio.DurationSeconds ?? media.DurationSeconds,
                Channels = 2,
                SampleRate = HlsEncoding.SampleRate,
            },
        },
        Reason = "The whole sound is decoded, once; there is no film.",
    };

    private static string Reason(HlsLadder ladder, VideoStream video)
    {
        var made = $"The whole source is decoded, once, for {string.Join(", ", ladder.Rungs.Select(rung => rung.Name))}";
        if (ladder.LeftOut.Count == 0)
            return $"{made}.";
        return $"{made}: {string.Join(", ", ladder.LeftOut)} would be larger than the source's {video.DisplayWidth}x{video.DisplayHeight}.";
    }
}
