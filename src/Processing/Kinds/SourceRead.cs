namespace MediaFunctions.Processing.Kinds;

/// <summary>Which part of the source a run reads. Seconds count from the source's first timestamp.</summary>
public sealed record SourceRead
{
    /// <summary>Everything, from the start; one and the same for all kinds, so that they share it.</summary>
    public static SourceRead Whole { get; } = new() { KeepFilters = true };

    /// <summary>Another object of the uploads bucket that the recipe names (a watermark); null: the job's source.</summary>
    public string? ObjectKey { get; init; }

    /// <summary>Where to begin; null: at the start, without a seek.</summary>
    public double? SeekSeconds { get; init; }

    /// <summary>
    /// Whether frames between the key frame and <see cref="SeekSeconds"/> are decoded and dropped. Late in a long group
    /// of pictures that costs 5 to 7 times the key frame.
    /// </summary>
    public bool Exact { get; init; } = true;

    /// <summary>
    /// How much earlier than <see cref="SeekSeconds"/> the reading begins, for containers without an index: there a seek
    /// lands anywhere, and what lies before the next key frame does not decode. What is early is decoded and dropped.
    /// </summary>
    public double LeadSeconds { get; init; }

    /// <summary>Whether anything but key frames is left undecoded.</summary>
    public bool KeyFramesOnly { get; init; }

    /// <summary>How long to read, from <see cref="SeekSeconds"/> on; null: to the end.</summary>
    public double? LengthSeconds { get; init; }

    /// <summary>
    /// Whether the filters stay as they are when the picture changes on the way (a call's recording changes its size).
    /// FFmpeg else begins them anew, and forgets what they held: sheets, palettes, joints, the last frame's time.
    /// </summary>
    public bool KeepFilters { get; init; }

    /// <summary>
    /// Whether FFmpeg reads only as much as one frame needs; false where it reads all there is in range.
    /// </summary>
    public bool OneFrame { get; init; }

    /// <summary>How many frames are decoded at most, where the filters end the reading after a few; null: all there are.</summary>
    public int? MostFrames { get; init; }

    /// <summary>Whether it is over after a few frames, so that little should be fetched ahead of it.</summary>
    public bool IsShort => OneFrame || MostFrames is not null;
}
