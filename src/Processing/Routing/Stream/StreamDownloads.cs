namespace MediaFunctions.Processing.Routing.Stream;

/// <summary>What of a video can be downloaded.</summary>
/// <param name="Default">The MP4; null where nobody has asked for it.</param>
internal sealed record StreamDownloads(StreamDownload? Default);
