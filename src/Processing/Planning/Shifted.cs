using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>
/// An output whose further inputs stand behind those of others: its first read is the run's first one, the rest moves.
/// </summary>
internal static class Shifted
{
    public static PlannedOutput Output(PlannedOutput output, int by)
    {
        if (by == 0)
            return output;
        return output with { Tracks = [.. output.Tracks.Select(track => track is GraphTrack graph ? Graph(graph, by) : track)] };
    }

    private static GraphTrack Graph(GraphTrack graph, int by) => graph with
    {
        Chains = [.. graph.Chains.Select(chain => chain with { From = [.. chain.From.Select(pad => Shift(pad, by))] })],
    };

    private static Pad Shift(Pad pad, int by) => pad is { Stream: { } stream, Read: > 0 } ? Pad.Of(pad.Read + by, stream) : pad;
}
