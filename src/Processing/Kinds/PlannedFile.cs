namespace MediaFunctions.Processing.Kinds;

/// <summary>One file that a run writes.</summary>
public sealed record PlannedFile
{
    /// <summary>
    /// Relative to the run's folder, in the work folder as in the bucket. One file stands as <c>{output}.{ext}</c>, several
    /// in a folder named like the output, where a name may be a pattern of FFmpeg's (<c>sheet-%03d.jpg</c>).
    /// </summary>
    public required string Name { get; init; }

    /// <summary>
    /// Whether a filter writes the file (measurements), by an option that names it, and FFmpeg's own output goes nowhere.
    /// </summary>
    public bool ByFilter { get; init; }

    /// <summary>As it is served.</summary>
    public required string ContentType { get; init; }

    /// <summary>Whether the muxer goes back to write its head or index, so that it cannot be streamed out.</summary>
    public required bool NeedsSeekableFile { get; init; }

    /// <summary>Whether it is for our own code alone, and never published.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether it goes out while FFmpeg still writes it; else it stands in the work folder before.</summary>
    public bool IsStreamed => !NeedsSeekableFile && !ByFilter && !IsPrivate;

    /// <summary>What it must hold when the run is over: exit code 0 alone is not success.</summary>
    public required StreamKinds MustHave { get; init; }
}
