namespace MediaFunctions.Processing.Kinds;

/// <summary>What one run makes for one output: data only, every word of it ours.</summary>
public sealed record PlannedOutput
{
    /// <summary>The output's name in the recipe.</summary>
    public required string Name { get; init; }

    /// <summary>The kind's name.</summary>
    public required string Kind { get; init; }

    /// <summary>Its streams, in order.</summary>
    public required IReadOnlyList<PlannedTrack> Tracks { get; init; }

    /// <summary>Options of encoder and muxer, in order.</summary>
    public required IReadOnlyList<FFmpegOption> Encoding { get; init; }

    /// <summary>The file FFmpeg writes; where it writes many, the pattern of their names or the one that names the others.</summary>
    public required PlannedFile File { get; init; }

    /// <summary>
    /// Why the source may have nothing for it, as a sentence for the manifest: then an empty run is a skip. Null: what is
    /// asked for is there, and a run without it is a failure.
    /// </summary>
    public string? MayBeEmpty { get; init; }

    /// <summary>What is known of the result before it is there.</summary>
    public required OutputFacts Facts { get; init; }
}
