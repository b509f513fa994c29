namespace MediaFunctions.Processing.Kinds;

/// <summary>What a plan knows of an output beforehand; null where it cannot know or it has no meaning.</summary>
public sealed record OutputFacts
{
    /// <summary>Pixels.</summary>
    public int? Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int? Height { get; init; }

    /// <summary>Seconds, by the source's word.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>
    /// The second of the source that FFmpeg was asked for, after clamping; null for pictures, and for a fallback that
    /// takes what it finds.
    /// </summary>
    public double? AtSeconds { get; init; }

    /// <summary>The recipe asked for a time that the source does not have, and was given the nearest there is.</summary>
    public bool Clamped { get; init; }

    /// <summary>Audio channels.</summary>
    public int? Channels { get; init; }

    /// <summary>Samples a second.</summary>
    public int? SampleRate { get; init; }

    /// <summary>The source's integrated loudness as a measuring step found it, LUFS; null where it is silent or was not measured.</summary>
    public double? SourceLufs { get; init; }
}
