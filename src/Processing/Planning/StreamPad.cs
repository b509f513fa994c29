using System.Globalization;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>A stream of one of a run's inputs, as what is decoded of it.</summary>
/// <param name="Read">The input's place.</param>
/// <param name="Stream">The stream's index in its container.</param>
public readonly record struct StreamPad(int Read, int Stream)
{
    /// <summary>What an output decodes, as often as graphs take it.</summary>
    public static IEnumerable<StreamPad> Decoded(PlannedOutput output) => output.Tracks.SelectMany(track => Decoded(output, track));

    /// <summary>What an output decodes or copies.</summary>
    public static IEnumerable<StreamPad> Used(PlannedOutput output) => output.Tracks.SelectMany(track =>
        track is StreamTrack stream ? [new StreamPad(0, stream.Stream)] : Decoded(output, track));

    /// <summary>What one of its tracks decodes.</summary>
    public static IEnumerable<StreamPad> Decoded(PlannedOutput output, PlannedTrack track) => track switch
    {
        StreamTrack stream => output.Copies(stream.Type) ? [] : [new(0, stream.Stream)],
        GraphTrack graph => graph.Chains.SelectMany(chain => chain.From).Where(pad => pad.Stream is not null).Select(pad => new StreamPad(pad.Read, pad.Stream!.Value)),
        // Another end of a graph that is there by itself.
        _ => [],
    };

    /// <summary>As FFmpeg reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Read}:{Stream}");
}
