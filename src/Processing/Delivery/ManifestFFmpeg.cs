namespace MediaFunctions.Processing.Delivery;

/// <summary>What made the outputs.</summary>
/// <param name="Version">FFmpeg's version.</param>
/// <param name="BuildHash">The first 12 hex of the binary's SHA-256: the same build makes the same bytes.</param>
public sealed record ManifestFFmpeg(string Version, string BuildHash);
