namespace MediaFunctions.Client;

/// <summary>What an object was found to be.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="ContentType">By content, not by name.</param>
/// <param name="Width">Displayed pixels; null without a picture.</param>
/// <param name="Height">Displayed pixels; null without a picture.</param>
/// <param name="Duration">Seconds; null for a still picture.</param>
public sealed record SourceFacts(long Size, string ContentType, int? Width, int? Height, double? Duration);
