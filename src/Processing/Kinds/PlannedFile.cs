namespace MediaFunctions.Processing.Kinds;

/// <summary>One file that a run writes.</summary>
public sealed record PlannedFile
{
    /// <summary>Relative to the run's folder, in the work folder as in the bucket.</summary>
    public required string Name { get; init; }

    /// <summary>As it is served.</summary>
    public required string ContentType { get; init; }

    /// <summary>Whether the muxer goes back to write its head or index, so that it cannot be streamed out.</summary>
    public required bool NeedsSeekableFile { get; init; }

    /// <summary>What it must hold when the run is over: exit code 0 alone is not success.</summary>
    public required StreamKinds MustHave { get; init; }
}
