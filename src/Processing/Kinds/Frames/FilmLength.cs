using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds.Frames;

/// <summary>
/// How long a film is whose container does not say (what browsers record, live streams, raw streams): every packet is
/// looked at, and none is decoded.
/// </summary>
public static class FilmLength
{
    /// <summary>The measuring step; <see cref="PacketLog"/> reads what it writes.</summary>
    /// <param name="output">The output that it is for.</param>
    public static OutputStep Measure(PlannedOutput output, VideoStream video) => new()
    {
        Reads = [SourceRead.Whole],
        Output = output with
        {
            Tracks = [StreamTrack.Of(video)],
            Encoding = [new("c", "copy"), new("f", "framecrc")],
            File = new PlannedFile
            {
                Name = $"{output.Name}/packets.txt",
                ContentType = "text/plain",
                NeedsSeekableFile = false,
                MustHave = StreamKinds.None,
            },
            Facts = new OutputFacts(),
        },
        Reason = "The container does not say how long the film is: its packets are counted, and not decoded.",
    };
}
