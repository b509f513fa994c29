namespace MediaFunctions.Processing.Media;

/// <summary>One stream of a finished output.</summary>
/// <param name="Type"><c>video</c>, <c>audio</c> or <c>subtitle</c>.</param>
/// <param name="Codec">FFmpeg's codec name.</param>
/// <param name="Width">Pixels; null for anything but video.</param>
/// <param name="Height">Pixels; null for anything but video.</param>
/// <param name="DurationSeconds">Seconds; null where the container does not say.</param>
public sealed record OutputStream(string Type, string Codec, int? Width, int? Height, double? DurationSeconds);
