using System.Globalization;
using MediaFunctions.Processing.Kinds;

namespace MediaFunctions.Processing.Planning;

/// <summary>
/// The tracks of a run whose streams other tracks decode too: all its pictures of that sort are one graph, which splits each
/// stream, and all its sounds another.
/// </summary>
/// <remarks>
/// A graph for each track would do the same, and FFmpeg 9 then stands still for ever in some runs of a hundred: when its
/// scheduler lets an input go on it wakes only the first graph behind a decoder (<c>unchoke_downstream</c> in
/// ffmpeg_sched.c), while another one sleeps with its queue full.
/// </remarks>
internal sealed class SharedGraphs
{
    private readonly HashSet<(int Output, int Track)> tracks = [];

    public SharedGraphs(IReadOnlyList<PlannedOutput> outputs)
    {
        var shared = outputs.SelectMany(StreamPad.Decoded).CountBy(pad => pad).Where(use => use.Value > 1).Select(use => use.Key).ToHashSet();
        Texts = [.. new[] { StreamKinds.Video, StreamKinds.Audio }.Select(type => Join(outputs, type, shared)).OfType<string>()];
    }

    /// <summary>The graphs.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether a track is in one of them.</summary>
    public bool Has(int output, int track) => tracks.Contains((output, track));

    private string? Join(IReadOnlyList<PlannedOutput> outputs, StreamKinds type, HashSet<StreamPad> shared)
    {
        var uses = new Dictionary<StreamPad, int>();
        var texts = new List<string>();
        foreach (var (index, output) in outputs.Index())
        {
            foreach (var (place, track) in output.Tracks.Index())
            {
                if (track.Type != type || !StreamPad.Decoded(output, track).Any(shared.Contains))
                    continue;
                tracks.Add((index, place));
                texts.Add(TrackGraph.Of(track, TrackGraph.Prefix(index, place), pad =>
                {
                    if (!shared.Contains(pad))
                        return pad.ToString();
                    uses[pad] = uses.GetValueOrDefault(pad) + 1;
                    return Copy(pad, uses[pad]);
                }));
            }
        }
        return texts.Count == 0 ? null : string.Join(';', [.. uses.Select(use => Split(use.Key, use.Value, type)), .. texts]);
    }

    private static string Split(StreamPad pad, int copies, StreamKinds type) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{pad}]{(type == StreamKinds.Video ? "split" : "asplit")}={copies}{string.Concat(Enumerable.Range(1, copies).Select(number => $"[{Copy(pad, number)}]"))}");

    private static string Copy(StreamPad pad, int number) => string.Create(CultureInfo.InvariantCulture, $"s{pad.Read}n{pad.Stream}c{number}");
}
