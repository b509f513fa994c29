namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>Where players find a video.</summary>
/// <param name="Hls">The master playlist.</param>
public sealed record StreamPlayback(string? Hls);
