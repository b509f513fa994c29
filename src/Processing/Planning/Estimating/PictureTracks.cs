using MediaFunctions.Processing.Kinds;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Processing.Planning.Estimating;

/// <summary>The pictures of one output: what its filters make of those that its inputs deliver, track by track.</summary>
/// <param name="run">What the output belongs to.</param>
/// <param name="media">The source.</param>
/// <param name="delivered">What an input gives of a stream.</param>
internal sealed class PictureTracks(
    PlannedRun run, MediaInfo media, Func<int, VideoStream, Pictures> delivered, PictureFilters filters, Amounts cpu, Amounts memory)
{
    // What a recipe names beside the source is a small picture.
    private static readonly Pictures Image = new(1, 0, 512, 512, "rgba");

    /// <summary>What goes into the encoder of each track.</summary>
    public IReadOnlyList<Pictures> Of(PlannedOutput output)
    {
        var graphs = new Dictionary<GraphTrack, Dictionary<string, Pictures>>(ReferenceEqualityComparer.Instance);
        var most = PictureEncoder.Most(output);
        return
        [
            .. output.Tracks.Where(track => track.Type == StreamKinds.Video).Select(track => track switch
            {
                StreamTrack stream => filters.Through(Enter(0, stream.Stream, most is null ? null : stream.Filters), stream.Filters, most),
                BranchTrack branch => Labels(branch.Graph)[branch.Label],
                _ => Labels((GraphTrack)track)[((GraphTrack)track).Chains[^1].To[^1]],
            }),
        ];

        Dictionary<string, Pictures> Labels(GraphTrack graph) =>
            graphs.TryGetValue(graph, out var known) ? known : graphs[graph] = Walk(graph);
    }

    private Dictionary<string, Pictures> Walk(GraphTrack graph)
    {
        var labels = new Dictionary<string, Pictures>();
        foreach (var chain in graph.Chains)
        {
            var pads = chain.From.Select(pad => pad.Label is { } label ? labels[label] : Enter(pad.Read, pad.Stream!.Value)).ToList();
            var joined = chain.Filters[0].Name == "concat"
                ? pads[0] with { Frames = pads.Sum(pad => pad.Frames), Seconds = pads.Sum(pad => pad.Seconds) }
                : pads[0];
            // Every frame waits until all have been looked at for their palette.
            if (chain.Filters[0].Name == "paletteuse")
                memory.Add("held", joined.Frames * joined.Megabytes);
            var made = filters.Through(joined, chain.Filters);
            foreach (var label in chain.To)
                labels[label] = made;
        }
        return labels;
    }

    /// <param name="untilTaken">Of a track that ends with its first frames: its filters, which say when those come.</param>
    private Pictures Enter(int read, int stream, IReadOnlyList<Filter>? untilTaken = null)
    {
        if (run.Inputs[read].ObjectKey is not null)
            return Image;
        var pictures = delivered(read, media.Video.First(video => video.Index == stream));
        cpu.Add("pass", untilTaken is null ? pictures.Frames : Math.Min(pictures.Frames, 1 + (PictureFilters.Start(untilTaken) * pictures.Rate)));
        memory.Add("graph", pictures.Megabytes);
        return pictures;
    }
}
