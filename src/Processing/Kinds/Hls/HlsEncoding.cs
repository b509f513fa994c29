using System.Globalization;
using MediaFunctions.Processing.Kinds.Encoding;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>Encoders, muxer and names of an hls output.</summary>
public static class HlsEncoding
{
    /// <summary>Of the sound, samples a second: one for all sources, the one that players are fed most.</summary>
    public const int SampleRate = 48000;

    /// <summary>Of the sound where there is no picture, kilobits (1000) a second.</summary>
    public const int AudioOnlyKbps = 128;

    private const int Channels = 2;
    private const int HdPixels = 1920 * 1080;

    /// <summary>Frames from one key frame to the next: those of a segment.</summary>
    public static int FramesOfSegment(HlsOptions options, VideoStream video) =>
        Math.Max(1, (int)Math.Round(options.SegmentSeconds * FrameRates.Constant(video).Value));

    /// <summary>What a segment lasts, seconds: a whole number of frames where there is a picture.</summary>
    public static double SegmentSeconds(HlsOptions options, VideoStream? video) =>
        video is null ? options.SegmentSeconds : FramesOfSegment(options, video) / FrameRates.Constant(video).Value;

    /// <summary>All that comes after the input.</summary>
    /// <param name="video">The film; null where only sound is made.</param>
    /// <param name="rungs">Its sizes; none where only sound is made.</param>
    /// <param name="audioKbps">Null where no sound is made.</param>
    public static IReadOnlyList<FFmpegOption> For(
        HlsOptions options, VideoStream? video, IReadOnlyList<HlsRung> rungs, int? audioKbps) =>
    [
        .. CleanOutput.Options,
        .. video is null ? [] : Video(options, video, rungs),
        .. audioKbps is { } kbps ? Audio(kbps) : [],
        .. Muxer(SegmentSeconds(options, video), InitFile(rungs, audioKbps is not null)),
        new("var_stream_map", $"\"{StreamMap(rungs, audioKbps is not null)}\""),
    ];

    private static IEnumerable<FFmpegOption> Video(HlsOptions options, VideoStream video, IReadOnlyList<HlsRung> rungs)
    {
        // What the decoder of a larger source holds must fit the same memory.
        var threads = (long)video.CodedWidth * video.CodedHeight > HdPixels * 1.1 ? 1 : 2;
        foreach (var (index, rung) in rungs.Index())
        {
            foreach (var option in H264.For(rung.MaxKbps, $"v:{Text(index)}", threads: threads))
                yield return option;
        }
        // The same key frames in every rung: at fixed numbers of frames, wherever scenes change.
        yield return new("g:v", Text(FramesOfSegment(options, video)));
        yield return new("keyint_min:v", Text(FramesOfSegment(options, video)));
        yield return new("sc_threshold:v", "0");
        // Frames in the order in which they are shown: what is reordered begins after zero, or needs an edit list or
        // negative offsets, and players (FFmpeg's own among them, by two frames) disagree about those and lose the sound's
        // sync. At the same likeness the files grow by some 5 %.
        yield return new("bf:v", "0");
        // One frame out for each that the filter gives, whose rate is constant.
        yield return new("fps_mode:v", "passthrough");
    }

    private static FFmpegOption[] Audio(int kbps) =>
    [
        new("c:a", "aac"),
        new("b:a", $"{Text(kbps)}k"),
        new("ac", Text(Channels)),
        new("ar", Text(SampleRate)),
    ];

    private static FFmpegOption[] Muxer(double segmentSeconds, string initFile) =>
    [
        new("f", "hls"),
        new("hls_segment_type", "fmp4"),
        new("hls_playlist_type", "vod"),
        new("hls_list_size", "0"),
        // Rounded down: the muxer cuts at the first key frame that is not before a multiple of it.
        new("hls_time", (Math.Floor(segmentSeconds * 1e6) / 1e6).ToString("0.######", CultureInfo.InvariantCulture)),
        new("hls_flags", "+independent_segments"),
        new("hls_fmp4_init_filename", initFile),
        // Times as they are, from zero, without edit lists.
        new("avoid_negative_ts", "disabled"),
        new("hls_segment_options", "movflags=+cmaf:use_editlist=0:avoid_negative_ts=disabled"),
    ];

    /// <summary>Of a single rendition FFmpeg takes the name as it stands, and a percent sign is no part of an address.</summary>
    private static string InitFile(IReadOnlyList<HlsRung> rungs, bool audio) => (rungs, audio) switch
    {
        ([], _) => HlsFiles.Init(HlsFiles.Audio),
        ([var only], false) => HlsFiles.Init(only.Name),
        _ => HlsFiles.Init("%v"),
    };

    private static string StreamMap(IReadOnlyList<HlsRung> rungs, bool audio) => string.Join(
        ' ',
        rungs.Select((rung, index) => $"v:{Text(index)},name:{rung.Name}").Concat(audio ? [$"a:0,name:{HlsFiles.Audio}"] : []));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
