using System.Globalization;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Jobs.Explaining;

/// <summary>What one input of a run reads.</summary>
public sealed record ExplainedInput
{
    /// <summary><c>source</c>, or the key of another object that the recipe names.</summary>
    public required string Object { get; init; }

    /// <summary><c>whole</c>, <c>part</c>, <c>some-frames</c>, <c>key-frames</c> or <c>one-frame</c>.</summary>
    public required string Reads { get; init; }

    /// <summary>Where it begins, seconds; absent: at the start.</summary>
    public double? SeekSeconds { get; init; }

    /// <summary>With a seek: whether it decodes up to the very frame, rather than take the key frame before.</summary>
    public bool? Exact { get; init; }

    /// <summary>How long it reads, seconds; absent: to the end.</summary>
    public double? LengthSeconds { get; init; }

    /// <summary>The same in words.</summary>
    public required string Summary { get; init; }

    public static ExplainedInput Of(SourceRead read) => new()
    {
        Object = read.ObjectKey ?? "source",
        Reads = read switch
        {
            { OneFrame: true } => "one-frame",
            { MostFrames: not null } => "some-frames",
            { KeyFramesOnly: true } => "key-frames",
            { SeekSeconds: null, LengthSeconds: null } => "whole",
            _ => "part",
        },
        SeekSeconds = read.SeekSeconds,
        Exact = read.SeekSeconds is null ? null : read.Exact,
        LengthSeconds = read.LengthSeconds,
        Summary = Words(read),
    };

    private static string Words(SourceRead read)
    {
        var what = read switch
        {
            { OneFrame: true, SeekSeconds: null } => "the first frame",
            { OneFrame: true, Exact: true } => "the frame",
            { OneFrame: true } => "the key frame before",
            { MostFrames: { } most } => string.Create(CultureInfo.InvariantCulture, $"at most {most} frames"),
            { KeyFramesOnly: true } => "key frames",
            { SeekSeconds: null, LengthSeconds: null } => "the whole",
            _ => "a part",
        };
        var of = read.ObjectKey is { } key ? $" of {key}" : what == "the whole" ? " source" : "";
        var at = read.SeekSeconds is { } seek ? $"{(read.OneFrame ? read.Exact ? " at" : "" : " from")} {Text(seek)} s" : "";
        var length = read.LengthSeconds is { } seconds ? $" for {Text(seconds)} s" : "";
        return what + of + at + length;
    }

    private static string Text(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);
}
