namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>One segment of a media playlist.</summary>
/// <param name="Name">Its file, beside the playlist.</param>
/// <param name="Seconds">What it lasts, by the playlist.</param>
/// <param name="Bytes">Its size.</param>
public sealed record MediaSegment(string Name, double Seconds, long Bytes);
