namespace MediaFunctions.Processing.Media;

/// <summary>What the first bytes of an object say that it is.</summary>
/// <param name="Kind">Whether it is worth a probe.</param>
/// <param name="ContentType">The content type by content, e.g. <c>video/mp4</c>.</param>
/// <param name="FormatWhitelist">
/// The demuxers that may open it, as <c>-format_whitelist</c> takes them; empty where none may.
/// </param>
public sealed record SniffedType(SniffedKind Kind, string ContentType, string FormatWhitelist)
{
    internal static SniffedType Media(string contentType, string formats) => new(SniffedKind.Media, contentType, formats);

    internal static SniffedType NotMedia(string contentType) => new(SniffedKind.NotMedia, contentType, "");

    internal static SniffedType Unknown { get; } =
        new(SniffedKind.Unknown, "application/octet-stream", Demuxers.AllThatProbe);
}
