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

    /// <summary>Whether a file is one of this output's, by its name relative to the run's folder.</summary>
    public bool Owns(string file) => file.StartsWith(Name, StringComparison.Ordinal) && file.AsSpan(Name.Length) is ['.' or '/', ..];

    /// <summary>Whether its streams of a type are the source's packets, and nothing is decoded for them.</summary>
    public bool Copies(StreamKinds type) => Encoding.Any(option =>
        option.Value == "copy" && (option.Name == "c" || option.Name == (type == StreamKinds.Video ? "c:v" : "c:a")));

    /// <summary>
    /// How large what is published of it will be, bytes, where the kind makes that itself; null: as large as what FFmpeg
    /// encodes.
    /// </summary>
    public long? PublishedBytes { get; init; }

    /// <summary>
    /// Filters that the sound will pass once what is measured first is known, as far as can be said before: for estimates
    /// alone. Null: those of its tracks.
    /// </summary>
    public IReadOnlyList<Filter>? LikelyFilters { get; init; }

    /// <summary>What is known of the result before it is there.</summary>
    public required OutputFacts Facts { get; init; }
}
