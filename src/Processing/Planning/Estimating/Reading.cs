using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>What one input of a run reads and decodes.</summary>
/// <param name="read">How it reads.</param>
/// <param name="source">What it reads.</param>
/// <param name="rates">What readers do: how many frames decoders work ahead, how large an index is.</param>
/// <param name="endsAfterSeconds">Where the filters end the reading; null: they take all they get.</param>
internal sealed class Reading(SourceRead read, SourceFacts source, Rates rates, double? endsAfterSeconds)
{
    /// <summary>Seconds of film that go into the filters; what ends with a frame is counted in frames.</summary>
    public double Seconds => read switch
    {
        { IsShort: true } => 0,
        { LengthSeconds: { } length } => Math.Min(length, source.Seconds),
        { SeekSeconds: not null } when endsAfterSeconds is { } ends => Math.Min(ends, source.Seconds),
        _ => Math.Max(0, source.Seconds - (read.SeekSeconds ?? 0)),
    };

    /// <summary>Frames that are decoded, those that nobody wants included.</summary>
    public double Decoded(VideoStream video) => Math.Min(source.Frames(video, source.Seconds), read switch
    {
        _ when source.IsStill(video) => 1,
        { OneFrame: true, SeekSeconds: null } or { OneFrame: true, Exact: false } => 1 + Ahead,
        { OneFrame: true } => Before(video) + Ahead,
        { MostFrames: { } most } => most + Ahead,
        { KeyFramesOnly: true } => source.KeyFrames(video, Seconds),
        { SeekSeconds: not null } => Before(video) + source.Frames(video, Seconds) + (endsAfterSeconds is null ? 0 : Ahead),
        _ => source.Frames(video, Seconds) + (endsAfterSeconds is null || endsAfterSeconds >= source.Seconds ? 0 : Ahead),
    });

    /// <summary>Frames that go into the filters.</summary>
    public Pictures Delivered(VideoStream video)
    {
        var frames = read switch
        {
            { OneFrame: true } => 1,
            { MostFrames: { } most } => Math.Min(most, source.Frames(video, source.Seconds)),
            { KeyFramesOnly: true } => source.KeyFrames(video, Seconds),
            _ => source.Frames(video, Seconds),
        };
        var seconds = read switch
        {
            { OneFrame: true } or { MostFrames: not null } => frames / SourceFacts.Rate(video),
            _ => Seconds,
        };
        return Pictures.Of(video, frames, source.IsStill(video) ? 0 : seconds);
    }

    /// <summary>Bytes that are fetched by this reading alone.</summary>
    public double Bytes(VideoStream? video)
    {
        if (read is { SeekSeconds: null, LengthSeconds: null, OneFrame: false, MostFrames: null } && endsAfterSeconds is null)
            return source.SizeBytes;
        var perSecond = source.Seconds > 0 ? source.SizeBytes / source.Seconds : 0;
        var seconds = video is null ? Seconds : Math.Max(Seconds, (Decoded(video) - 1) / SourceFacts.Rate(video));
        return source.IsStill() ? source.SizeBytes : Math.Min(source.SizeBytes, Head + Place + (seconds * perSecond));
    }

    /// <summary>What every reading of a source fetches first, and those of one job fetch once: its head and its index.</summary>
    public static double HeadBytes(SourceFacts source, Rates rates) =>
        Math.Min(source.SizeBytes, rates.Of("head") + (source.Seconds * rates.Of("indexPerSecond")));

    private double Head => HeadBytes(source, rates);

    /// <summary>Blocks are fetched whole, around the place that is sought.</summary>
    private double Place => read.SeekSeconds is null ? 0 : rates.Of("place");

    private double Ahead => rates.Of("framesAhead");

    /// <summary>Frames in front of the place: no more than there are.</summary>
    private double Before(VideoStream video)
    {
        var most = (read.SeekSeconds ?? 0) * SourceFacts.Rate(video);
        return Math.Min(most, read.LeadSeconds > 0 ? read.LeadSeconds * SourceFacts.Rate(video) : source.FramesToSeek(video));
    }
}
