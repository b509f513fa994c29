using MediaFunctions.Processing.Kinds.Frames;

namespace MediaFunctions.Processing.Kinds.Hls;

/// <summary>One size of the film.</summary>
/// <param name="Name">As its files are named, e.g. <c>720p</c>.</param>
/// <param name="Size">Even, pixels.</param>
/// <param name="MaxKbps">What its bit rate is capped at, kilobits (1000) a second over two seconds.</param>
/// <param name="AudioKbps">What suits it as the bit rate of the sound.</param>
public sealed record HlsRung(string Name, FrameSize Size, int MaxKbps, int AudioKbps);
