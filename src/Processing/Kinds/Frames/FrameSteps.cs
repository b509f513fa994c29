using System.Globalization;
using MediaFunctions.Processing.Kinds.Frames.Best;
using MediaFunctions.Processing.Kinds.Reading;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>
/// How one frame of a source is found, and what is tried when it is not where the source said: for every kind that makes a
/// still, so that they all show the same one.
/// </summary>
/// <remarks>
/// The output's muxer keeps the last frame it is given (image2 with <c>update</c>): one fallback gives it all key frames.
/// </remarks>
public static class FrameSteps
{
    private const double LeastMargin = 0.1;

    // Below the distance of two frames of any film, above what is lost by writing times in milliseconds.
    private const double JustBefore = 0.002;

    /// <summary>The reading for one still, and before it the measuring where the best frame is wanted.</summary>
    /// <param name="exact">The first frame at or after the time, or the key frame before it.</param>
    /// <param name="output">The still, as it is made of whatever frame.</param>
    public static OutputPlan For(FrameTime at, bool exact, MediaInfo media, VideoStream video, PlannedOutput output)
    {
        if (media.IsPicture || video.IsCover)
            return new OutputPlan(Frame(FirstFrame, output, "The source is a still picture: there is no time to seek."));

        var make = At(at.Time, exact, media, video, output);
        return at.Best
            ? new OutputPlan(
                make with { Reason = $"The best of the measured frames; where none was: {make.Reason}" },
                BestMeasure.For(output, video, Places(media, video)))
            : new OutputPlan(make);
    }

    /// <summary>The reading for the best frame; by the time in <paramref name="at"/> where none was found.</summary>
    /// <param name="measured">The measuring step's file; null where it wrote nothing.</param>
    public static OutputStep Best(
        FrameTime at, bool exact, MediaInfo media, VideoStream video, PlannedOutput output, string? measured)
    {
        var frames = measured is null ? [] : MeasuredFrames.Read(measured);
        if (BestFrame.Choose(frames, Places(media, video)) is not { } best)
            return At(at.Time, exact, media, video, output);

        var seconds = Round(best.Seconds);
        output = output with { Facts = output.Facts with { AtSeconds = seconds } };
        if (best is { IsFirst: true, Read.SeekSeconds: null })
            return Frame(FirstFrame, output, "The best frame is the first.");
        var (decoded, _) = Reads(Math.Max(0, Round(best.Seconds - JustBefore)), media, video);
        // The seek that gave it gives it again, and for a key frame without decoding those before it.
        var read = best.IsFirst ? FirstFrame with { SeekSeconds = best.Read.SeekSeconds, Exact = false } : decoded;
        return Frame(
            read, output, $"The best of {Text(frames.Count)} measured frames is at {Text(seconds)} s.",
            Fallbacks(best.IsFirst ? decoded : decoded with { Exact = false, LeadSeconds = 0 }, "What another seek finds there.", seconds, output));
    }

    private static SourceRead FirstFrame { get; } = new() { OneFrame = true };

    private static IReadOnlyList<SourceRead> Places(MediaInfo media, VideoStream video) =>
        BestReads.For(media, video, seeksByIndex: Seeking.IsExact(media));

    private static OutputStep At(MediaTime time, bool wantsExact, MediaInfo media, VideoStream video, PlannedOutput output)
    {
        var (at, clamped) = Locate(time, media, video);
        output = output with { Facts = output.Facts with { AtSeconds = at, Clamped = clamped } };
        if (at == 0)
            return Frame(FirstFrame, output, "The first frame: no seek.");

        var (exact, nearest) = Reads(at, media, video);
        return wantsExact
            ? Frame(
                exact, output, $"An input of its own that seeks to {Text(at)} s and decodes up to the exact frame.",
                Fallbacks(nearest, "The nearest key frame.", at, output))
            : Frame(
                nearest, output, $"An input of its own that takes the key frame before {Text(at)} s.",
                Fallbacks(exact, "The frame at the time, decoded from what is before it.", at, output));
    }

    private static (SourceRead Exact, SourceRead Nearest) Reads(double at, MediaInfo media, VideoStream video) =>
    (
        FirstFrame with { SeekSeconds = at, LeadSeconds = Seeking.Lead(media, video) },
        FirstFrame with { SeekSeconds = at, Exact = false }
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
            Frame(FirstFrame, first, "The first frame that decodes."),
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

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
