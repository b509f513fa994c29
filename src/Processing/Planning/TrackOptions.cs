using System.Globalization;
using System.Text;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>The options that give an output its streams: graphs, maps, filters.</summary>
internal static class TrackOptions
{
    /// <param name="prefix">Keeps the labels of one output's graphs apart from those of the others in its run.</param>
    public static IEnumerable<FFmpegOption> For(IReadOnlyList<PlannedTrack> tracks, string prefix)
    {
        var graphs = tracks.Select((track, index) => track is GraphTrack graph ? Graph(graph, Prefix(prefix, index)) : null).ToList();
        if (graphs.OfType<string>().ToList() is { Count: > 0 } all)
            yield return new("filter_complex", string.Join(';', all));
        foreach (var (index, track) in tracks.Index())
            yield return new("map", Map(track, index, tracks, prefix));
        foreach (var track in tracks.OfType<StreamTrack>().Where(track => track.Filters.Count > 0))
            yield return new(FilterOption(track, tracks), string.Join(',', track.Filters));
    }

    private static string Map(PlannedTrack track, int index, IReadOnlyList<PlannedTrack> tracks, string prefix) => track switch
    {
        StreamTrack stream => $"0:{Text(stream.Stream)}",
        BranchTrack branch => $"[{Prefix(prefix, tracks.Index().First(other => ReferenceEquals(other.Item, branch.Graph)).Index)}{branch.Label}]",
        _ => $"[{Prefix(prefix, index)}{((GraphTrack)track).Chains[^1].To[^1]}]",
    };

    /// <summary>The stream's place among those of its type, where the output has several.</summary>
    private static string FilterOption(StreamTrack track, IReadOnlyList<PlannedTrack> tracks)
    {
        var letter = track.Type == StreamKinds.Video ? 'v' : 'a';
        var alike = tracks.Where(other => other.Type == track.Type).ToList();
        var place = alike.FindIndex(other => ReferenceEquals(other, track));
        return alike.Count == 1 ? $"{letter}f" : $"filter:{letter}:{Text(place)}";
    }

    private static string Graph(GraphTrack track, string prefix) => string.Join(';', track.Chains.Select(chain => new StringBuilder()
        .AppendJoin("", chain.From.Select(pad => pad.Label is { } label ? $"[{prefix}{label}]" : $"[{Text(pad.Read)}:{Text(pad.Stream!.Value)}]"))
        .AppendJoin(',', chain.Filters)
        .AppendJoin("", chain.To.Select(label => $"[{prefix}{label}]"))));

    private static string Prefix(string output, int track) => $"{output}t{Text(track)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
