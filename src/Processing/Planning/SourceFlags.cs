using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning;

/// <summary>What every run says to its input, whatever the plan.</summary>
public sealed record SourceFlags
{
    /// <summary>The only demuxers that may open the source: FFmpeg's names, separated by commas.</summary>
    public required string FormatWhitelist { get; init; }

    /// <summary>Whether a short reading may begin without looking into the streams first.</summary>
    public bool IsKnownByHead { get; init; }

    /// <summary>
    /// How late each stream begins, seconds, where FFmpeg counts the time of a reading from the first timestamp of the streams
    /// in use and not of all (ffmpeg_opt.c: <c>correct_input_start_times</c>): a picture would stand elsewhere alone than
    /// beside a sound that begins before it. Empty where it does not.
    /// </summary>
    public IReadOnlyDictionary<int, double> LateStreams { get; init; } = new Dictionary<int, double>();

    /// <summary>The most pixels of a frame that a decoder allocates.</summary>
    public long MaxPixels { get; init; } = 64L * 1024 * 1024;

    /// <summary>How long one read of the source may take.</summary>
    /// <remarks>
    /// Longer than the source server tries: to FFmpeg a read that timed out is the end of the file, it exits with 0, and a
    /// storage that was slow for a minute would leave a good upload committed as truncated. The server's fault decides.
    /// </remarks>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Threads of each decoder.</summary>
    public int DecoderThreads { get; init; } = 2;

    /// <summary>What was found out about the job's source.</summary>
    public static SourceFlags Of(MediaInfo media) =>
        new()
        {
            FormatWhitelist = media.FormatWhitelist,
            IsKnownByHead = media.IsKnownByHead,
            LateStreams = media.Container is "mpegts" or "mpeg" or "ogg" ? Late(media) : new Dictionary<int, double>(),
        };

    private static Dictionary<int, double> Late(MediaInfo media) =>
        media.Video.Select(video => (video.Index, Start: video.StartSeconds))
            .Concat(media.Audio.Select(audio => (audio.Index, Start: audio.StartSeconds)))
            .Where(stream => stream.Start is not null)
            // FFmpeg reckons in microseconds, and so must what makes up for it.
            .ToDictionary(stream => stream.Index, stream => Math.Round(stream.Start!.Value - (media.StartSeconds ?? 0), 6));
}
