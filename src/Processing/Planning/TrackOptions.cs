using System.Globalization;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>The options that give the outputs of a run their streams: graphs, maps, filters.</summary>
internal sealed class TrackOptions(IReadOnlyList<PlannedOutput> outputs)
{
    private readonly SharedGraphs shared = new(outputs);

    /// <summary>Those of one output; graphs that several use stand with the first of all.</summary>
    public IEnumerable<FFmpegOption> For(int output)
    {
        var tracks = outputs[output].Tracks;
        if (output == 0)
        {
            foreach (var graph in shared.Texts)
                yield return new("filter_complex", graph);
        }
        var own = tracks.Index().Where(track => track.Item is GraphTrack && !shared.Has(output, track.Index)).ToList();
        if (own.Count > 0)
            yield return new("filter_complex", string.Join(';', own.Select(track => TrackGraph.Of(track.Item, TrackGraph.Prefix(output, track.Index), pad => pad.ToString()))));
        foreach (var (index, track) in tracks.Index())
            yield return new("map", Map(track, output, index));
        foreach (var (index, track) in tracks.Index())
        {
            if (track is StreamTrack { Filters: { Count: > 0 } filters } && !shared.Has(output, index))
                yield return new(FilterOption(track, tracks), string.Join(',', filters));
        }
    }

    private string Map(PlannedTrack track, int output, int index) => track switch
    {
        BranchTrack branch => $"[{TrackGraph.Prefix(output, Place(outputs[output].Tracks, branch.Graph))}{branch.Label}]",
        StreamTrack stream when !shared.Has(output, index) => new StreamPad(0, stream.Stream).ToString(),
        _ => TrackGraph.End(track, TrackGraph.Prefix(output, index)),
    };

    private static int Place(IReadOnlyList<PlannedTrack> tracks, PlannedTrack track) =>
        tracks.Index().First(other => ReferenceEquals(other.Item, track)).Index;

    /// <summary>The stream's place among those of its type, where the output has several.</summary>
    private static string FilterOption(PlannedTrack track, IReadOnlyList<PlannedTrack> tracks)
    {
        var letter = track.Type == StreamKinds.Video ? 'v' : 'a';
        var alike = tracks.Where(other => other.Type == track.Type).ToList();
        return alike.Count == 1 ? $"{letter}f" : string.Create(CultureInfo.InvariantCulture, $"filter:{letter}:{Place(alike, track)}");
    }
}
