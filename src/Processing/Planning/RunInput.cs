namespace MediaFunctions.Processing.Planning;

/// <summary>Where one input of a run is served, and what it may be.</summary>
/// <param name="Url">On numeric loopback.</param>
/// <param name="Flags">What is said to FFmpeg of it.</param>
public sealed record RunInput(Uri Url, SourceFlags Flags);
