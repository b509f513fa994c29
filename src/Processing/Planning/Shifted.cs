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
        var moved = new Dictionary<GraphTrack, GraphTrack>(ReferenceEqualityComparer.Instance);
        foreach (var graph in output.Tracks.OfType<GraphTrack>())
            moved[graph] = Graph(graph, by);
        return output with
        {
            Tracks =
            [
                .. output.Tracks.Select(track => track switch
                {
                    GraphTrack graph => moved[graph],
                    // A branch knows its graph by being the very same.
                    BranchTrack branch => branch with { Graph = moved[branch.Graph] },
                    _ => track,
                }),
            ],
        };
    }

    private static GraphTrack Graph(GraphTrack graph, int by) => graph with
    {
        Chains = [.. graph.Chains.Select(chain => chain with { From = [.. chain.From.Select(pad => Shift(pad, by))] })],
    };

    private static Pad Shift(Pad pad, int by) => pad is { Stream: { } stream, Read: > 0 } ? Pad.Of(pad.Read + by, stream) : pad;
}
