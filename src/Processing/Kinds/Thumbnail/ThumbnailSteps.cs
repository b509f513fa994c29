using System.Globalization;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Thumbnail;

/// <summary>How the frame is found, and what is tried when it is not where the source said.</summary>
public static class ThumbnailSteps
{
    private const double LeastMargin = 0.1;

    /// <summary>The reading for one thumbnail.</summary>
    public static OutputStep For(ThumbnailOptions options, MediaInfo media, VideoStream video, PlannedOutput output)
    {
        if (media.IsPicture || video.IsCover)
            return Frame(new SourceRead { OneFrame = true }, output, "The source is a still picture: there is no time to seek.");

        var (at, clamped) = Locate(options.At, media, video);
        output = output with { Facts = output.Facts with { AtSeconds = at, Clamped = clamped } };
        if (at == 0)
            return Frame(new SourceRead { OneFrame = true }, output, "The first frame: no seek.");

        var (exact, nearest) = Reads(at, Seeking.IsExact(media));
        return options.Exact
            ? Frame(
                exact, output, $"An input of its own that seeks to {Text(at)} s and decodes up to the exact frame.",
                Fallbacks(nearest, "The nearest key frame.", at, output))
            : Frame(
                nearest, output, $"An input of its own that takes the key frame before {Text(at)} s.",
                Fallbacks(exact, "The frame at the time, decoded from what is before it.", at, output));
    }

    private static (SourceRead Exact, SourceRead Nearest) Reads(double at, bool indexed) =>
    (
        new SourceRead { SeekSeconds = at, LeadSeconds = indexed ? 0 : Seeking.LeadSeconds, OneFrame = true },
        new SourceRead { SeekSeconds = at, Exact = false, OneFrame = true }
    );

    /// <summary>
    /// A seek past the last frame writes no file, and so does one into the missing part of a truncated source. So: the
    /// other way of seeking; then the last key frame up to there, read from the start; at last the first frame.
    /// </summary>
    private static IReadOnlyList<OutputStep> Fallbacks(SourceRead other, string reason, double at, PlannedOutput output)
    {
        var near = output with { Facts = output.Facts with { AtSeconds = null, Clamped = true } };
        var first = output with { Facts = output.Facts with { AtSeconds = 0, Clamped = true } };
        return
        [
            Frame(other, near, reason),
            new OutputStep
            {
                Reads = [new SourceRead { KeyFramesOnly = true, LengthSeconds = at }],
                Output = near,
                Reason = "Without a seek: the last key frame there is up to the time.",
            },
            Frame(new SourceRead { OneFrame = true }, first, "The first frame that decodes."),
        ];
    }

    /// <summary>The second to ask for. A percentage of an unknown duration is the first frame.</summary>
    private static (double At, bool Clamped) Locate(MediaTime time, MediaInfo media, VideoStream video)
    {
        var duration = video.DurationSeconds ?? media.DurationSeconds;
        if (duration is null or <= 0)
            return (time.Seconds ?? 0, time.Share > 0);

        // One and a half frames: the last frame begins one frame before the end.
        var margin = video.FrameRate is > 0 and { } rate ? Math.Max(LeastMargin, 1.5 / rate) : LeastMargin;
        var last = Math.Max(0, duration.Value - margin);
        var asked = time.Seconds ?? (time.Share!.Value * duration.Value);
        return asked > last ? (Round(last), true) : (Round(asked), false);
    }

    private static OutputStep Frame(
        SourceRead read, PlannedOutput output, string reason, IReadOnlyList<OutputStep>? fallbacks = null) => new()
        {
            Reads = [read],
            Output = output with { Encoding = [new("frames:v", "1"), .. output.Encoding] },
            Reason = reason,
            Fallbacks = fallbacks ?? [],
        };

    private static double Round(double seconds) => Math.Round(seconds, 3);

    private static string Text(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
