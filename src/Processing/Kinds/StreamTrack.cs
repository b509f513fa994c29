using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Kinds;

/// <summary>
/// One of the source's streams, through a chain of filters. Several tracks of one stream share its decoder.
/// </summary>
/// <param name="Type">Picture or sound.</param>
/// <param name="Stream">The container's index, of the step's first read.</param>
/// <param name="Filters">In order; none: the frames as they are, or the packets where the encoding says copy.</param>
public sealed record StreamTrack(StreamKinds Type, int Stream, IReadOnlyList<Filter> Filters) : PlannedTrack(Type)
{
    /// <summary>The picture of a stream.</summary>
    public static StreamTrack Of(VideoStream video, params IReadOnlyList<Filter> filters) =>
        new(StreamKinds.Video, video.Index, filters);

    /// <summary>The sound of a stream.</summary>
    public static StreamTrack Of(AudioStream audio, params IReadOnlyList<Filter> filters) =>
        new(StreamKinds.Audio, audio.Index, filters);
}
