using System.Globalization;
using System.Text;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>The graph of one track as FFmpeg reads it, and the labels in it, unique in a run.</summary>
internal static class TrackGraph
{
    /// <param name="prefix">Of the track's labels.</param>
    /// <param name="source">The label of what a stream gives.</param>
    public static string Of(PlannedTrack track, string prefix, Func<StreamPad, string> source) => track switch
    {
        GraphTrack graph => string.Join(';', graph.Chains.Select(chain => new StringBuilder()
            .AppendJoin("", chain.From.Select(pad => pad.Label is { } label ? $"[{prefix}{label}]" : $"[{source(new(pad.Read, pad.Stream!.Value))}]"))
            .AppendJoin(',', chain.Filters)
            .AppendJoin("", chain.To.Select(label => $"[{prefix}{label}]")))),
        StreamTrack stream => $"[{source(new(0, stream.Stream))}]{Filters(stream)}{End(track, prefix)}",
        _ => throw new InvalidOperationException("A branch is part of another track's graph."),
    };

    /// <summary>What the graph of a track gives it.</summary>
    public static string End(PlannedTrack track, string prefix) =>
        track is GraphTrack graph ? $"[{prefix}{graph.Chains[^1].To[^1]}]" : $"[{prefix}]";

    public static string Prefix(int output, int track) => string.Create(CultureInfo.InvariantCulture, $"o{output}t{track}");

    private static string Filters(StreamTrack stream) => stream switch
    {
        { Filters.Count: > 0 } => string.Join(',', stream.Filters),
        { Type: StreamKinds.Video } => "null",
        _ => "anull",
    };
}
